import type { Calculation } from './calculation-dialect.js';
import type { MachineDefinition } from './machine-dialect.js';
import type { Scenarios } from './scenario-dialect.js';
import type { Verifications } from './verification-dialect.js';
import type { Script } from './script-dialect.js';

/** The form of a spec file, as `spec/README.md` teaches it and `spec/schema/topic.json` checks it. */
export interface Topic {
  topic: string;
  title: string;
  area: string;
  /** Its corpus file is gzipped. */
  compressed?: true;
  /** The id of the R2R section that the topic describes. */
  section?: number;
  summary: string;
  /** For the reader of the docs page: paragraphs in Markdown on where the structure is found and what one has to know. */
  notes?: string[];
  /** Other topics that the reader may want to see. */
  see?: string[];
  definitions?: Record<string, Definition>;
  kinds?: Record<string, Kind>;
  calculations?: Record<string, Calculation>;
  scenarios?: Scenarios;
  verifications?: Verifications;
  scripts?: Record<string, Script>;
  requirements?: Requirement[];
  examples?: Example[];
}

/** An expression in CEL; integers are 64 bits wide. */
export type Expression = string;

/** For which formats and targets an entry holds; what is not named is not restricted. */
export interface Applies {
  /** A range of format versions with both ends included: `16.0..`, `..15.0`, `4.1..6.2`; `..15` includes every 15.x. */
  format?: string;
  machine?: string[];
  os?: string[];
  rules?: string[];
  profile?: string[];
}

export type Definition = EnumDefinition | FlagsDefinition | StructDefinition | ConstantsDefinition | RowsDefinition | FunctionDefinition | TableDefinition | MachineDefinition;

export interface Member {
  name: string;
  value: number;
  applies?: Applies;
  notes?: string;
}

export interface EnumDefinition {
  enum: Member[];
  says?: string;
}

export interface FlagsDefinition {
  flags: Member[];
  says?: string;
}

export interface StructDefinition {
  struct: Field[];
  says?: string;
  /** Names of type parameters, used in `type` strings: `NativeArray<Element>`. */
  types?: string[];
  /** Names of value parameters, in the order in which a use gives them: `Node(depth - 1)`. */
  params?: string[];
  /** The unit of `start`, `here`, `at` and `place`: bytes unless it says `bit`. */
  unit?: 'byte' | 'bit';
  /** The phase of a truncation inside; inherited from the enclosing structure if absent. */
  phase?: string;
  /** What is published instead of the record, with the JSON Schema of that. */
  view?: Expression;
  schema?: object;
  /** Of a view: the record that is written for the published `value`. */
  from?: Expression;
}

export interface Field {
  name: string;
  says?: string;
  /** A primitive or definition, with type arguments in angle brackets and value arguments in parentheses. */
  type?: string;
  /** A computed value instead of a stored one. */
  let?: Expression;
  applies?: Applies;
  if?: Expression;
  /** An array of so many elements. */
  count?: Expression;
  /** An array that goes on while this holds before the next element; sees `index`, `prev` and `here`. */
  while?: Expression;
  /** The value lies at this position instead of the next one. */
  at?: Expression;
  /** With `at`: what follows stands behind this value, if that ends further on. */
  continues?: true;
  /** Where an encoder puts a value with `at`: here (the default), behind everything else, or nowhere: something else wrote it. */
  placed?: 'here' | 'after' | 'elsewhere';
  /** The value has so many units: its input ends there, and what follows stands behind them, whatever is left over. */
  within?: Expression;
  /** The declared size (`size`) that the value sees, in bytes. */
  declares?: Expression;
  /** Members of the context that are others for this value. */
  context?: Record<string, Expression>;
  /**
   * Positions in the value (`at`, `here`, `start`, `place`) are addresses: a list of records with VirtualAddress, MappedSize and
   * PointerToRawData says where they lie in the input, and `input.size` is the end of the last.
   */
  mapped?: Expression;
  enum?: string;
  flags?: string;
  /** The value that an encoder writes where none is given; `place` says where fields lie. */
  derive?: Expression;
  /** Of a field that is not published: what is written for the published fields around it. */
  from?: Expression;
  /** Not part of the published value. */
  hidden?: true;
  /** Of a computed field: the JSON Schema of what it gives, in which `x-enum` and `x-flags` name an enumeration. */
  schema?: object;
  /** Further values worth trying, besides the boundaries of the type. */
  try?: number[];
}

/** Numbers with a name, plain or one for each machine. */
export interface ConstantsDefinition {
  constants: Record<string, number | Record<string, number>>;
  says?: string;
}

/** A table of numbers: `Name[index].column` in expressions. */
export interface RowsDefinition {
  rows: number[][];
  columns: string[];
  says?: string;
}

export interface FunctionDefinition {
  function: Expression;
  params: string[];
  /** For the machine: it is computed once for each content of its arguments. */
  remember?: true;
  says?: string;
}

/**
 * A decision table over inputs with finitely many values; the first value of each is the ordinary one.
 * Ordered: the first row that fires decides. Otherwise rows must exclude each other.
 */
export interface TableDefinition {
  table: Row[];
  says?: string;
  inputs: Record<string, { values: unknown[]; says: string }>;
  ordered?: true;
  /** Combinations of inputs that cannot occur. */
  impossible?: { when: Expression; because: string }[];
}

export interface Row {
  id: string;
  when: Expression;
  then: Record<string, unknown>;
}

/** A structure that `format.decode` knows by name, with the values from which vectors are made. */
export interface Kind {
  title: string;
  type: string;
  phase: string;
  /** The field of the root structure whose extent is the declared size (`size` in expressions, `size` in the request). */
  sized?: string;
  samples: Sample[];
  /** The input is a whole file that `image.describe` is asked about, too. */
  describe?: Description;
  /** That `format.encode` knows the kind, too. */
  encode?: Encoding;
}

/** What `image.describe` says of a file. */
export interface Description {
  /** The field of the root structure whose faults are those of the whole file, not of one facet. */
  file: string;
  /** Facets of the facts view, from the decoded record (`it`): a list of one, or of none where the facet says nothing. */
  facets: Record<string, Expression>;
}

/** From a published value to bytes. */
export interface Encoding {
  /** Of which published values a writer may choose to refuse them, although they could be read back. */
  mayRefuse?: Expression;
  /** Values to write, besides the boundaries of a primitive. */
  values?: { id: string; value: unknown }[];
  /** That values read by vectors of `format.decode` are written as well: all samples, and one in so many of their variations. */
  drawn?: number;
  /** Of samples with one member changed one in so many becomes a vector; all of them if absent. */
  changed?: number;
  /** In what contexts values are not drawn, because a writer may choose between encodings that are read alike. */
  unless?: Expression;
  /** The layout is the writer's choice: any bytes are right that the declarations read as the value. */
  free?: true;
  /** Of a free layout: published values that have no encoding, each a sample with values put in at these paths (null: nothing is there). */
  refused?: RefusedValue[];
}

export interface RefusedValue {
  id: string;
  sample: string;
  set: Record<string, unknown>;
  /** With what a reader would reject such bytes, if any could hold the value. */
  code?: string;
}

export interface Sample {
  id: string;
  value?: unknown;
  /** Instead of a value: an earlier sample of the kind, with the values at these paths put in its place. It derives what that one derives. */
  like?: string;
  set?: Record<string, unknown>;
  contexts: VectorContext[];
  nest?: Nest;
  /** Only the sample itself becomes a vector, without variations. */
  alone?: true;
  /** Only values whose path begins with one of these are varied. */
  varied?: string[];
  /** Paths of numbers that follow from where the rest of the sample comes to lie (`place` is that of the whole value), where it has none or null. */
  derive?: Record<string, Expression>;
}

/** What stands at the path `of` (the whole value if there is none) is put so many times at the path `at` of `around`. */
export interface Nest {
  of?: string;
  levels: Expression;
  around: unknown;
  at: string;
}

export interface VectorContext {
  formatVersion?: string;
  machine?: string;
  os?: string;
  /** What a structure has to know from outside; `context.rowCounts` and the like in expressions. */
  [member: string]: unknown;
}

export type Level = 'MUST' | 'SHOULD' | 'MAY';
export type Confidence = 'verified' | 'read' | 'unverified';

export interface Requirement {
  id: string;
  level: Level;
  says: string;
  applies?: Applies;
  /**
   * A constraint: the structure and the field after which it is checked, the condition, and the error if it does not hold.
   * With level MAY a reader is free to check it: what violates it may be accepted or rejected.
   */
  on?: string;
  field?: string;
  holds?: Expression;
  error?: string;
  /** The path of an earlier field of the same record that is wrong if the condition does not hold, where that is known only later. */
  blames?: string;
  /** Definitions, fields (`Definition.Field`), kinds, samples (`kind.sample`), table rows or transitions whose vectors show this requirement. */
  covers?: string[];
  /** Values of a sample that violate the constraint: paths in the value and what is put there. */
  violate?: { kind: string; sample: string; set: Record<string, unknown> }[];
  /**
   * How one sees that a reader lacks the rule, where no input breaks it: `acceptance` of a rule that permits (such a reader rejects
   * or misreads valid input), `value` of one that says what bytes mean (it gives another value). Valid input shows it fully.
   */
  shownBy?: 'acceptance' | 'value';
  /** Facets of the facts view of real images that show it. */
  facets?: string[];
  /** The programs of conformance/images show it (`program.run`). */
  programs?: true;
  /** The reason from the closed list, if no vector can show it. */
  untested?: 'later-operation' | 'facet-only';
  source: string[];
  confidence: Confidence;
  witness?: string[];
}

/** Bytes worked by hand in a source or cut from a real image. */
export interface Example {
  id: string;
  kind: string;
  context: VectorContext;
  hex: string;
  size?: number;
  value?: unknown;
  end?: number;
  rejects?: { code: string; range: [number, number] };
  /** The field or name that it shows, as in `covers` of a requirement; the kind if absent. */
  covers?: string;
  says?: string;
  source: string[];
}
