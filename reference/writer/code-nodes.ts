import { writeGcInfo } from '../gc-info/gc-info-writer.js';
import { readMethodGcInfo } from '../gc-info/method-gc-info.js';
import { writeGcInfoX86 } from '../gc-info/x86/gc-info-x86-writer.js';
import type { Image } from '../image/image.js';
import type { RuntimeFunction, RuntimeFunctions } from '../image/runtime-functions.js';
import { writeRuntimeFunctions } from '../image/runtime-functions-writer.js';
import type { Machine } from '../image/target.js';
import { readUnwindData, type UnwindData } from '../unwind/unwind-data.js';
import { writeUnwindData } from '../unwind/unwind-data-writer.js';
import type { ImageNode, Moves } from './node.js';

/** Section 102, and the blobs that its entries point to. */
export function* codeNodes(image: Image): Iterable<ImageNode> {
  const { context, runtimeFunctions, functionExtents } = image;
  if (runtimeFunctions === undefined) return;
  const { range, sentinel, firstTableIndex } = runtimeFunctions;
  const tail = (sentinel === 'outside' ? 4 : 0) + (firstTableIndex === undefined ? 0 : 4);
  if (range.end + tail > range.start) {
    yield {
      kind: 'runtime functions',
      range: { start: range.start, end: range.end + tail },
      write: () => writeRuntimeFunctions(runtimeFunctions.entries(), sentinel !== 'absent', firstTableIndex),
      moved: (moves) => writeRuntimeFunctions(movedFunctions(runtimeFunctions, moves), sentinel !== 'absent', firstTableIndex),
    };
  }
  const blobs = new Set<number>();
  const gcInfos = new Set<number>();
  for (const func of runtimeFunctions.entries()) {
    const unwind = readUnwindData(context, func);
    if (unwind.range.end > unwind.range.start && !blobs.has(unwind.range.start)) yield unwindNode(context.target.machine, unwind);
    blobs.add(unwind.range.start);
    const isEntry = functionExtents.entryOf(func.index) === func.index;
    if (!isEntry || gcInfos.has(unwind.range.end)) continue;
    gcInfos.add(unwind.range.end);
    const { machine } = context.target;
    const gcInfo = readMethodGcInfo(context, func, unwind);
    if (gcInfo.kind === 'x86') yield { kind: 'GC info', range: gcInfo.range, write: () => writeGcInfoX86(gcInfo) };
    else if (machine !== 'I386') yield { kind: 'GC info', range: gcInfo.range, write: () => writeGcInfo(gcInfo, machine) };
  }
}

function* movedFunctions(functions: RuntimeFunctions, moves: Moves): Iterable<RuntimeFunction> {
  for (const func of functions.entries()) yield { ...func, unwindInfo: moves.address(func.unwindInfo) };
}

/** Chained data, that of a cold part, repeats the entry of the hot part. */
function unwindNode(machine: Machine, unwind: UnwindData): ImageNode {
  const node: ImageNode = { kind: 'unwind data', range: unwind.range, write: () => writeUnwindData(machine, unwind) };
  if (unwind.kind !== 'amd64' || unwind.chained === undefined) return node;
  const { chained } = unwind;
  return { ...node, moved: (moves) => writeUnwindData(machine, { ...unwind, chained: { ...chained, unwindInfo: moves.address(chained.unwindInfo) } }) };
}
