import type { EntryPointFact } from '../../../reference/facts/entry-point.js';
import { readCodeLengthX86 } from '../../../reference/gc-info/x86/code-length.js';
import { readGcInfo, type GcInfo } from '../../../reference/gc-info/gc-info.js';
import { readGcInfoX86, type GcInfoX86 } from '../../../reference/gc-info/x86/gc-info-x86.js';
import type { Image } from '../../../reference/image/image.js';
import type { RuntimeFunction } from '../../../reference/image/runtime-functions.js';
import { fileOffset } from '../../../reference/io/addresses.js';
import { readUnwindData } from '../../../reference/unwind/unwind-data.js';

/** Where the code of a method lies: its main body, its funclets, its cold part. */
export interface MethodBody {
  /** Of the main body. */
  index: number;
  /** Main body and funclets: consecutive runtime functions. */
  count: number;
  /** Index of the cold part and of its funclets, if there is one. */
  cold: readonly number[];
  /** Of the first instruction. */
  start: number;
  /** What the GC info says, in bytes. */
  codeLength: number;
}

export function methodBodies(image: Image, methods: readonly EntryPointFact[]): MethodBody[] {
  const functions = image.runtimeFunctions;
  if (functions === undefined) return [];
  const cold = coldParts(image);
  const byIndex = new Map(methods.map((method) => [method.entryRuntimeFunctionIndex, method.runtimeFunctionCount]));
  return [...byIndex]
    .sort(([a], [b]) => a - b)
    .map(([index, count]) => {
      const gcInfo = gcInfoOf(image, functions.read(index));
      const codeLength = gcInfo.kind === 'x86' ? gcInfo.codeLength : gcInfo.header.codeLength;
      return { index, count, cold: cold.get(index) ?? [], start: functions.codeStart(index), codeLength };
    });
}

/** The GC info of the method whose main body is `func`. @throws R2RError */
export function gcInfoOf(image: Image, func: RuntimeFunction): GcInfo | GcInfoX86 {
  const { context } = image;
  const { machine } = context.target;
  const offset = fileOffset(readUnwindData(context, func).range.end);
  const { end } = context.space.cursorAt(func.unwindInfo);
  return machine === 'I386' ? readGcInfoX86(context, offset, end) : readGcInfo(context, machine, offset, end);
}

/** The length of one runtime function in bytes, as its own entry or unwind data gives it (r2r-format 9.1). @throws R2RError */
export function functionLength(image: Image, func: RuntimeFunction): number {
  if (func.end !== undefined) return func.end - func.begin;
  const unwind = readUnwindData(image.context, func);
  if ('functionLength' in unwind && unwind.functionLength !== undefined) return unwind.functionLength;
  return readCodeLengthX86(image.context.space.cursorAt(func.unwindInfo));
}

/** The cold functions by the index of the main body that they belong to: each pair names the first, those up to the next pair follow. */
function coldParts(image: Image): Map<number, number[]> {
  const pairs = image.hotColdMap ?? [];
  const end = image.runtimeFunctions?.count ?? 0;
  return new Map(
    pairs.map(({ hot, cold }, at) => {
      const next = pairs[at + 1]?.cold ?? end;
      return [hot, Array.from({ length: next - cold }, (_, offset) => cold + offset)];
    }),
  );
}
