/** The operations of the contract (design: operations). The table grows with the suite. */
export type OperationName = 'format.decode' | 'image.describe';

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
}

/** Value of an accepted `format.decode`. */
export interface DecodedValue {
  value: unknown;
  /** First byte offset after the structure; may be left out, is compared if present. */
  end?: number;
}

/** A file operand: bytes inline up to 1 MB, else path and hash. */
export interface FileOperand {
  name: string;
  role: 'main' | 'component' | 'composite' | 'reference';
  /** base64 */
  bytes?: string;
  path?: string;
  sha256?: string;
}

/** Input of `image.describe`. */
export interface DescribeInput {
  files: FileOperand[];
  /** The name of the file to describe. */
  select: string;
  /** Names of top-level fields of the facts view. */
  facets: string[];
}

export type Phase = 'container' | 'header' | 'directory' | 'section' | 'record' | 'signature' | 'link' | 'bind' | 'execute';

export interface Rejection {
  phase: Phase;
  code: string;
  /** Where in the structure. */
  path?: string;
  /** Half open, byte offsets in the input. */
  range?: [number, number];
  message?: string;
}

/** What an implementation answers: exactly one member. */
export type Answer = { accepted: unknown } | { rejected: Rejection } | { unsupported: string };

export type Operation = (input: never, context: Context) => Answer | Promise<Answer>;

/** What a folder or module given to `--impl` exports. */
export interface Implementation {
  name?: string;
  version?: string;
  language?: string;
  operations: Partial<Record<OperationName, Operation>>;
}

/** What a vector expects: a value, a rejection, one of several (implementation-defined), steps with results, or a trace. */
export type Expectation =
  | { value: unknown; end?: number }
  | { rejection: { phase: Phase; codes: string[]; range: [number, number] } }
  | { oneOf: Expectation[] }
  | { steps: { expect: Expectation }[] }
  | { trace: TracePattern };

/** Events in order; `anyOrder` groups may come in any order; `anything` stands for any events in between. */
export type TracePattern = (Record<string, unknown> | { anyOrder: TracePattern } | { anything: true } | { never: Record<string, unknown> })[];

/** One vector of the corpus: the same JSON that is sent as a request, with what only the runner sees. */
export interface Vector {
  /** A human slug, stable for ever. */
  id: string;
  requirements: string[];
  operation: OperationName;
  input: unknown;
  context: Context;
  expect: Expectation;
  /** Of a negative vector: the id of the valid input that it was made from. */
  twin?: string;
  /** `literal`: worked by hand in a source or cut from a real image; `derived`: made by the spec machine. */
  origin: 'literal' | 'derived';
  /** Unverified expectations are shown, never failing. */
  informative?: true;
}

/** A file of the corpus. */
export interface VectorFile {
  area: string;
  topic: string;
  vectors: Vector[];
}
