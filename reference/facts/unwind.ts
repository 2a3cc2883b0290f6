import { R2RError } from '../errors.js';
import type { ReadContext } from '../image/context.js';
import type { Image } from '../image/image.js';
import type { RuntimeFunction } from '../image/runtime-functions.js';
import { readCodeLengthX86 } from '../gc-info/x86/code-length.js';
import type { UnwindInfoAmd64 } from '../unwind/amd64.js';
import type { UnwindInfoArm } from '../unwind/arm.js';
import { checkChained } from '../unwind/chained.js';
import { WorkBudget } from '../io/work-budget.js';
import { readUnwindData } from '../unwind/unwind-data.js';
import type { UnwindInfoWasm } from '../unwind/wasm.js';
import type { UnwindInfoX86 } from '../unwind/x86.js';

export interface UnwindFact {
  readonly runtimeFunctionIndex: number;
  /** Of the unwind data, in bytes: the GC info is behind. */
  readonly size: number;
}

/** The unwind data of every runtime function. */
export function* unwindFacet(image: Image): Iterable<UnwindFact> {
  const functions = image.runtimeFunctions;
  if (functions === undefined) return;
  const budget = new WorkBudget(image.context.space.bytes.length);
  for (const func of functions.entries()) {
    try {
      const unwind = readUnwindData(image.context, func);
      budget.spend(unwind.range);
      if (unwind.kind === 'amd64') checkChained(unwind, functions);
      const size = unwind.range.end - unwind.range.start;
      yield { runtimeFunctionIndex: func.index, size, ...factsOf(unwind, image.context, func) };
    } catch (error) {
      throw error instanceof R2RError ? error.within(`RuntimeFunctions[${func.index}].UnwindData`) : error;
    }
  }
}

function factsOf(
  unwind: UnwindInfoAmd64 | UnwindInfoArm | UnwindInfoX86 | UnwindInfoWasm,
  context: ReadContext,
  func: RuntimeFunction,
): object {
  switch (unwind.kind) {
    case 'amd64':
      return amd64Facts(unwind);
    case 'arm':
      return armFacts(unwind, context.target.machine === 'ARMNT');
    case 'x86':
      return x86Facts(unwind, context, func);
    case 'wasm':
      return { frameSize: unwind.frameSize, virtualIpCount: unwind.virtualIpCount };
  }
}

function amd64Facts({ version, flags, prologSize, codeCount, frameRegister, frameOffset, codes, personalityRva, chained }: UnwindInfoAmd64): object {
  return {
    version,
    flags,
    prologSize,
    codeCount,
    frameRegister,
    frameOffset,
    codes: codes.map((code) => [code.prologOffset, code.op, code.info]),
    personalityRva: personalityRva ?? null,
    chained: chained === undefined ? null : [chained.begin, chained.end, chained.unwindInfo],
  };
}

/** `epilogs`: start as stored, index, on ARM also the condition (the upper four of the bits between them). */
function armFacts(unwind: UnwindInfoArm, isArm: boolean): object {
  const { functionLength, version, xBit, eBit, fBit, epilogCount, codeWords, extendedEpilogCount, extendedCodeWords, epilogs, personalityRva } = unwind;
  return {
    ...(isArm ? { fBit } : {}),
    codeWords,
    epilogCount,
    eBit,
    xBit,
    vers: version,
    functionLength,
    extendedCodeWords,
    extendedEpilogCount,
    epilogs: epilogs.map(({ start, index, reserved }) => (isArm ? [start, index, reserved >> 2] : [start, index])),
    personalityRva,
  };
}

/** Images without unwind data: what the runtime reads in its place is the code length in front of the GC info. */
function x86Facts(unwind: UnwindInfoX86, context: ReadContext, func: RuntimeFunction): object {
  if (unwind.functionLength !== undefined) return { functionLength: unwind.functionLength };
  const cursor = context.space.cursorAt(func.unwindInfo);
  const start = cursor.offset;
  const functionLength = readCodeLengthX86(cursor);
  return { size: cursor.offset - start, functionLength };
}
