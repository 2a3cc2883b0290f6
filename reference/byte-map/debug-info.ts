import { DebugInfoTable } from '../debug-info/debug-info.js';
import type { Image } from '../image/image.js';
import { owned, type OwnedBytes } from './owned-bytes.js';

/** Section 105: header and index of the array, its elements, and the blobs, which functions share. */
export function* debugInfoBytes(image: Image): Iterable<OwnedBytes> {
  const section = image.section('DebugInfo');
  if (section === undefined) return;
  const table = new DebugInfoTable(image.context, section);
  yield owned(table.array.headerRange, 'debug info', () => 'header and index of DebugInfo');
  const blobs = new Set<number>();
  for (const { index, element, header } of table.entries()) {
    yield owned(element, 'debug info', () => `debug info element of function ${index}`);
    const { start } = header.range;
    if (!blobs.has(start)) yield owned({ start, end: header.asyncInfo.end }, 'debug info', () => `debug info of function ${index}`);
    blobs.add(start);
  }
}
