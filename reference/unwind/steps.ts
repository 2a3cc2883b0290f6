/** One operation of the prolog (or epilog) that an unwinder undoes. */
export interface UnwindStep {
  /** Of its first byte among the unwind codes; epilogs begin at such indices. */
  readonly index: number;
  /** In the notation of the documents: `save_regp X19, X20, [SP, #0x10]`. Bytes of no operation are numbers. */
  readonly text: string;
}

/** An operation, known by its first byte. `code` holds all its bytes, the first the most significant. */
export interface StepKind {
  readonly length: number;
  readonly text: (code: number) => string;
}

const END = 'end';

/** The operations of unwind codes. Compilers fill up to a whole word with the code that ends: only the first is kept. */
export function unwindSteps(codes: Uint8Array, kindOf: (first: number) => StepKind | undefined): UnwindStep[] {
  const steps: UnwindStep[] = [];
  for (let index = 0; index < codes.length; ) {
    const kind = kindOf(codes[index]);
    const isWhole = kind !== undefined && index + kind.length <= codes.length;
    const length = isWhole ? kind.length : 1;
    const code = codes.subarray(index, index + length).reduce((value, byte) => value * 256 + byte, 0);
    steps.push({ index, text: isWhole ? kind.text(code) : `0x${code.toString(16)}` });
    index += length;
  }
  const last = steps.findLastIndex(({ text }) => text !== END);
  return steps.slice(0, last + 2);
}
