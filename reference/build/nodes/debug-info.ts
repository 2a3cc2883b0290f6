import { writeAsyncInfo } from '../../debug-info/async-info-writer.js';
import { writeBounds } from '../../debug-info/bounds-writer.js';
import { debugInfoElement, type DebugInfoParts } from '../../debug-info/header-writer.js';
import { writeVariables } from '../../debug-info/variables-writer.js';
import { sizeOf, type ByteRange } from '../../io/ranges.js';
import { filledUp } from '../../writer/filled-up.js';
import type { Place } from '../place.js';
import { debugBlob, debugElement, type DebugBlob } from '../shapes/debug-info-shapes.js';
import { wrongValue } from '../shapes/shape.js';
import { writeArray } from './native-format.js';
import type { Frame, ModelNode } from './node.js';

const MAX_PADDING = 4096;

/** Section 105. */
export function debugInfoNode(content: Place, range: ByteRange, frame: Frame): ModelNode {
  return { kind: 'debug info', where: content.pointer, range, write: () => writeTable(content, frame) };
}

function writeTable(content: Place, frame: Frame): Uint8Array {
  const blobs = new Map<number, DebugInfoParts>();
  for (const place of content.member('blobs').elements()) {
    const blob = place.read(debugBlob);
    blobs.set(blob.blob, place.read(() => partsOf(blob, frame)));
  }
  const elements = new Map<number, DebugInfoParts>();
  for (const place of content.member('entries').elements()) {
    const { index, blob } = place.read(debugElement);
    elements.set(index, place.member('blob').read(() => named(blob, blobs)));
  }
  return writeArray(content, elements, debugInfoElement(elements));
}

/** @throws R2RError `model.value` if there is nothing of this name */
export function named<T>(name: number, values: ReadonlyMap<number, T>): T {
  const value = values.get(name);
  if (value === undefined) throw wrongValue(name, 'one that the list has');
  return value;
}

/** Parts that nobody has specified are taken from the bytes of the blob. Compilers fill some parts up with zeros (r2r-format 10.3). */
function partsOf({ header, bounds, variables, asyncInfo, bytes, range }: DebugBlob, { version, target }: Frame): DebugInfoParts {
  const raw = (part: ByteRange): Uint8Array => {
    const size = sizeOf(part);
    if (size === 0) return new Uint8Array();
    const stored = bytes?.subarray(part.start - range.start, part.end - range.start);
    if (stored?.length !== size) throw wrongValue(bytes, 'as long as the parts of the blob');
    return stored;
  };
  return {
    fat: header.fat,
    bounds: bounds.length === 0 && sizeOf(header.bounds) === 0 ? new Uint8Array() : padded(writeBounds(bounds, version), header.bounds),
    variables: variables.length === 0 && sizeOf(header.variables) === 0 ? new Uint8Array() : padded(writeVariables(variables, { version, target }), header.variables),
    uninstrumentedBounds: raw(header.uninstrumentedBounds),
    patchpoint: raw(header.patchpoint),
    richInfo: raw(header.richInfo),
    asyncInfo: asyncInfo === undefined ? raw(header.asyncInfo) : padded(writeAsyncInfo(asyncInfo, version), header.asyncInfo),
  };
}

/** @throws R2RError `model.value` if a part has more padding than any compiler gives it */
function padded(written: Uint8Array, part: ByteRange): Uint8Array {
  if (sizeOf(part) > written.length + MAX_PADDING) throw wrongValue([part.start, part.end], `the place of ${written.length} bytes`);
  return filledUp(written, sizeOf(part));
}
