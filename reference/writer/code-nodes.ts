import { writeGcInfo } from '../gc-info/gc-info-writer.js';
import { readMethodGcInfo } from '../gc-info/method-gc-info.js';
import { writeGcInfoX86 } from '../gc-info/x86/gc-info-x86-writer.js';
import type { Image } from '../image/image.js';
import { writeRuntimeFunctions } from '../image/runtime-functions-writer.js';
import { readUnwindData } from '../unwind/unwind-data.js';
import { writeUnwindData } from '../unwind/unwind-data-writer.js';
import type { ImageNode } from './node.js';

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
    };
  }
  const blobs = new Set<number>();
  for (const func of runtimeFunctions.entries()) {
    const unwind = readUnwindData(context, func);
    if (!blobs.has(unwind.range.start)) yield { kind: 'unwind data', range: unwind.range, write: () => writeUnwindData(context.target.machine, unwind) };
    blobs.add(unwind.range.start);
    const isEntry = functionExtents.entryOf(func.index) === func.index;
    if (!isEntry || blobs.has(unwind.range.end)) continue;
    blobs.add(unwind.range.end);
    const { machine } = context.target;
    const gcInfo = readMethodGcInfo(context, func, unwind);
    if (gcInfo.kind === 'x86') yield { kind: 'GC info', range: gcInfo.range, write: () => writeGcInfoX86(gcInfo) };
    else if (machine !== 'I386') yield { kind: 'GC info', range: gcInfo.range, write: () => writeGcInfo(gcInfo, machine) };
  }
}
