import { DebugInfoTable, type DebugInfo } from '../debug-info/debug-info.js';
import { writeBounds } from '../debug-info/bounds-writer.js';
import { debugInfoElement, type DebugInfoParts } from '../debug-info/header-writer.js';
import { writeVariables } from '../debug-info/variables-writer.js';
import type { Image } from '../image/image.js';
import { rangeOfSection } from '../image/section-file-range.js';
import { sizeOf, type ByteRange } from '../io/ranges.js';
import { writeNativeArray } from '../native-format/array-writer.js';
import { filledUp } from './filled-up.js';
import type { ImageNode } from './node.js';

/** Section 105. */
export function* debugInfoNodes(image: Image): Iterable<ImageNode> {
  const section = image.section('DebugInfo');
  const range = rangeOfSection(image, section);
  if (section === undefined || range === undefined) return;
  yield { kind: 'debug info', range, write: () => writeTable(image, new DebugInfoTable(image.context, section)) };
}

function writeTable(image: Image, table: DebugInfoTable): Uint8Array {
  const elements = new Map<number, DebugInfoParts>();
  const blobs = new Map<number, DebugInfoParts>();
  for (const info of table.entries()) {
    const { start } = info.header.range;
    const blob = blobs.get(start) ?? partsOf(image, info);
    blobs.set(start, blob);
    elements.set(info.index, blob);
  }
  return writeNativeArray([...elements.keys()], table.array.count, debugInfoElement(elements));
}

/**
 * The first two parts from their values, the others, whose inside is not specified, as they are. The compiler of 16.0 appends
 * zeros to some parts (r2r-format 10.3).
 */
function partsOf({ context }: Image, { header, bounds, variables }: DebugInfo): DebugInfoParts {
  const raw = ({ start, end }: ByteRange): Uint8Array => context.space.bytes.subarray(start, end);
  return {
    fat: header.fat,
    bounds: filledUp(bounds.length === 0 && sizeOf(header.bounds) === 0 ? new Uint8Array() : writeBounds(bounds, context.version), sizeOf(header.bounds)),
    variables: filledUp(sizeOf(header.variables) === 0 ? new Uint8Array() : writeVariables(variables, context), sizeOf(header.variables)),
    uninstrumentedBounds: raw(header.uninstrumentedBounds),
    patchpoint: raw(header.patchpoint),
    richInfo: raw(header.richInfo),
    asyncInfo: raw(header.asyncInfo),
  };
}
