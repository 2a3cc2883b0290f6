import type { ExpectedThunk } from '../thunks/expected.js';

/** The version of this protocol; a hello message with another one is refused. */
export const PROTOCOL_VERSION = 1;

/** The operations of the contract (design: operations). The table grows with the suite. */
export type OperationName = 'format.decode' | 'format.encode' | 'hash.compute' | 'image.accept' | 'image.describe' | 'image.encode' | 'wasm.lower' | 'wasm.raise' | 'wasm.keys' | 'image.verify' | 'program.run' | 'thunks.run' | 'entrypoint.run' | 'wasm.thunk';

/** One open object: what an operation has to know besides its input. Unknown members are ignored. */
export interface Context {
  /** `major.minor` of READYTORUN_HEADER, for example `"16.0"`. */
  formatVersion?: string;
  /** A name of the PE machine types (`AMD64`, `ARM64`, `I386`, `ARMNT`, `LOONGARCH64`, `RISCV64`, `WASM32`). */
  machine?: string;
  os?: string;
  [key: string]: unknown;
}

/** Input of `format.decode`. RVAs inside `bytes` are offsets into `bytes`. */
export interface DecodeInput {
  /** The kind of structure, a name of the corpus file `kinds.json`. */
  kind: string;
  /** base64 */
  bytes: string;
  /** The declared size in bytes, where something outside the structure (a directory) declares one. */
  size?: number;
}

/** Value of an accepted `format.decode`. */
export interface DecodedValue {
  value: unknown;
  /** First byte offset after the structure; may be left out, is compared if present. */
  end?: number;
}

/** Input of `format.encode`. */
export interface EncodeInput {
  /** As in `DecodeInput`. */
  kind: string;
  /** What `format.decode` publishes of such a structure. */
  value: unknown;
}

/** Value of an accepted `format.encode`. */
export interface EncodedBytes {
  /** base64 */
  bytes: string;
  /** The size in bytes that a directory has to declare for the structure, where more than that lies behind it. Left out: all of them. */
  size?: number;
}

/** A type definition by its names. */
export interface NamedDefinition {
  /** With the suffix for the number of generic parameters: ``List`1``. */
  name: string;
  /** Left out: none. A nested type has none of its own. */
  namespace?: string;
  /** The type around a nested type. */
  enclosing?: NamedDefinition;
}

/** The type of a `hash.compute`, by its names and parts. */
export type NamedType =
  /** With arguments an instance; those for the enclosing types come first. */
  | (NamedDefinition & { arguments?: NamedType[] })
  /** Rank 1 is a vector. */
  | { array: NamedType; rank: number }
  | { pointer: NamedType }
  | { byref: NamedType }
  /** A generic parameter by its number. */
  | { parameter: number }
  /** A function pointer: the return type, then the parameters. */
  | { functionPointer: NamedType[] };

/** The method of a `hash.compute`. */
export interface NamedMethod {
  owner: NamedType;
  name: string;
  /** Of the method itself; those of the owner stand there. */
  arguments?: NamedType[];
}

/** Input of `hash.compute`: exactly one member, which says what hash is asked for. */
export type HashInput =
  /** Of any text: a name, a namespace, a full name with its dots. */
  | { name: string }
  /** Of a type, as methods and type maps have it. */
  | { type: NamedType }
  /** Of a type definition, as the table of available types (section 108) has it. */
  | { availableType: NamedType }
  | { method: NamedMethod }
  /** Of a module, by the simple name of its assembly. */
  | { module: string }
  /** Of an inlinee, as section 114 has it. */
  | { inlinee: { module: string; rid: number } }
  /** Of two words of 32 bits. */
  | { words: [number, number] };

/** Value of an accepted `hash.compute`. */
export interface ComputedHash {
  /** Unsigned, 32 bits. */
  hash: number;
}

/** A file operand: bytes inline up to 1 MB, else path and hash. */
export interface FileOperand {
  name: string;
  role: 'main' | 'component' | 'composite' | 'reference';
  /** base64; what an implementation gets that takes no paths. */
  bytes?: string;
  /**
   * In a request: an absolute path. In the corpus: relative to `conformance/`, or below the image cache if it starts with
   * `$R2R_IMAGES/`.
   */
  path?: string;
  /** Of the file's bytes, in lower-case hexadecimal. The runner checks it before it sends the request. */
  sha256?: string;
  /** In the corpus alone: what is put over the bytes of the file (hexadecimal) before it is sent, then always as `bytes`. */
  edits?: { at: number; bytes: string }[];
}

/** Input of `image.describe`. */
export interface DescribeInput {
  files: FileOperand[];
  /** The name of the file to describe. */
  select: string;
  /** Names of top-level fields of the facts view. */
  facets: string[];
}

/** Value of an accepted `image.describe`: the facets asked for, by name. One that is missing counts as unsupported. */
export type DescribedFacets = Record<string, unknown>;

export type Phase = 'container' | 'header' | 'directory' | 'section' | 'record' | 'signature' | 'link' | 'bind' | 'execute';

/** A refusal of bad input. An implementation says what it knows; at grade `rejected` the bare refusal is enough. */
export interface Rejection {
  phase?: Phase;
  code?: string;
  /** Where in the structure. */
  path?: string;
  /** Half open, byte offsets in the input. */
  range?: [number, number];
  message?: string;
}

/** What an implementation answers: exactly one member. */
export type Answer = { accepted: unknown } | { rejected: Rejection } | { unsupported: string };

/** What the runner notes where an answer should be. `output` is the end of what was printed meanwhile. */
export type Fault = { fault: 'crashed' | 'timed out' | 'bad answer'; detail: string; output?: string };

export type Operation = (input: never, context: Context) => Answer | Promise<Answer>;

/** Who answers, and what it can do. Lists that are left out limit nothing. */
export interface Identity {
  name: string;
  version?: string;
  language?: string;
  /** R2R versions: `"16.0"`, a whole major `"16"`, or both ends of a range `"2.1..16.0"`. */
  formatVersions?: string[];
  /** Machines (`"AMD64"`) or machines with an operating system (`"AMD64/Linux"`). */
  targets?: string[];
  /** True: file operands come as absolute paths. False or left out: as bytes inline. */
  takesPaths?: boolean;
}

/** What a folder or module given to `--impl` exports. */
export interface Implementation extends Partial<Identity> {
  operations: Partial<Record<OperationName, Operation>>;
}

/** The first line of an implementation. */
export interface Hello extends Identity {
  protocolVersion: number;
  operations: string[];
}

/** One line to the implementation. The id says nothing about what is expected. */
export interface Request {
  id: number;
  operation: OperationName;
  input: unknown;
  context: Context;
}

/** One line from the implementation. */
export type Response = { id: number } & Answer;

/** How far a rejection agrees with the expected one, in rising order. */
export const GRADES = ['rejected', 'phase', 'exact'] as const;
export type Grade = (typeof GRADES)[number];

export interface ExpectedRejection {
  phase: Phase;
  codes: string[];
  /** Left out where the input is no bytes: then phase and code are all that there is to agree on. */
  range?: [number, number];
}

/**
 * `compared`: exactly what the published comparison of two dumps looks at. `all`: every field of the view except names and
 * signatures rendered as text.
 */
export type FactsMode = 'compared' | 'all';

/**
 * The facets that the input asks for, as a stored dump has them (`dump`: path relative to `conformance/`); multisets are
 * compared, see facts-compare.ts. One that is empty proves something only together with one that is not (`header`).
 */
export interface ExpectedFacts {
  dump?: string;
  /** The facets themselves, where there is no dump. */
  view?: Record<string, unknown>;
  /** The top-level field of the facts view that the vector is about; the input may ask for more, which then count too. */
  facet: string;
  /** `compared` if left out. */
  mode?: FactsMode;
}

/** What a vector expects: a value, a rejection, one of several (implementation-defined), steps with results, a trace, or facts. */
export type Expectation =
  | { value: unknown; end?: number }
  | { rejection: ExpectedRejection }
  | { oneOf: Expectation[] }
  | { steps: { expect: Expectation }[] }
  | { trace: TracePattern }
  | { facts: ExpectedFacts }
  /**
   * Of `format.encode`, where the layout is the writer's choice: any bytes that the declarations of the spec read as the value of the
   * input, to their end (conformance/runner/read-back.ts).
   */
  | { readsBack: true }
  /** What the thunk does in the module of the answer; the runner runs it (conformance/thunks). */
  | { thunk: ExpectedThunk }
  /** sha256 of the canonical form of the first facet that the input asks for (facts-compare.ts: factsHash). */
  | { factsHash: string; mode?: FactsMode };

/**
 * Events in order; `anyOrder` groups may come in any order; `anything` stands for any events in between; `never` holds from
 * its place to the end.
 */
export type TraceItem = Record<string, unknown> | { anyOrder: TracePattern } | { anything: true } | { never: Record<string, unknown> };
export type TracePattern = TraceItem[];

/** One vector of the corpus: the same JSON that is sent as a request, with what only the runner sees. */
export interface Vector {
  /** A human slug, stable for ever. */
  id: string;
  requirements: string[];
  operation: OperationName;
  input: unknown;
  context: Context;
  expect: Expectation;
  /**
   * Of a negative vector: the id of the valid input that it was made from. A rejection counts only if the implementation
   * accepts the twin; without one named, the first valid vector of the same kind is it.
   */
  twin?: string;
  /** `literal`: worked by hand in a source or cut from a real image; `derived`: made by the spec machine. */
  origin: 'literal' | 'derived';
  /** Unverified expectations are shown, never failing. */
  informative?: true;
  /** The value that some other state of the rules would give, by its name: a wrong answer can be told by it. */
  otherwise?: Record<string, unknown>;
}

/** A file of the corpus. */
export interface VectorFile {
  area: string;
  topic: string;
  vectors: Vector[];
}

/** What `kinds.json` says about one kind of structure. `schema` is a JSON Schema of the value, with `x-enum` and `x-flags`. */
export interface Kind {
  title: string;
  topic: string;
  schema: JsonSchema;
}

/** The part of JSON Schema that equality.ts looks at. `x-enum` and `x-flags` map names to numbers. */
export interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  type?: string | string[];
  const?: unknown;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  'x-enum'?: Record<string, number>;
  'x-flags'?: Record<string, number | string>;
  [keyword: string]: unknown;
}
