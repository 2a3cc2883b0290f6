import type { ByteWriter } from '../io/byte-writer.js';
import { NibbleWriter } from '../io/nibbles-writer.js';
import type { WriteElement } from '../native-format/array-writer.js';
import { writeNativeUnsigned } from '../native-format/integers-writer.js';

/** The parts of a debug info blob, in their order; a part of no bytes is absent. */
export interface DebugInfoParts {
  readonly fat: boolean;
  readonly bounds: Uint8Array;
  readonly variables: Uint8Array;
  readonly uninstrumentedBounds: Uint8Array;
  readonly patchpoint: Uint8Array;
  readonly richInfo: Uint8Array;
  readonly asyncInfo: Uint8Array;
}

/** Writes a debug info blob: the header (readDebugInfoHeader has the layout), then the parts. */
export function writeDebugInfoParts(writer: ByteWriter, { fat, ...parts }: DebugInfoParts): void {
  const { bounds, variables, uninstrumentedBounds, patchpoint, richInfo, asyncInfo } = parts;
  const stored = fat ? [bounds, variables, uninstrumentedBounds, patchpoint, richInfo, asyncInfo] : [bounds, variables];
  const nibbles = new NibbleWriter(writer);
  if (fat) nibbles.unsigned(0);
  for (const part of stored) nibbles.unsigned(part.length);
  nibbles.flush();
  for (const part of stored) writer.bytes(part);
}

/** Writes the elements of the array of debug infos (DebugInfoTable has the layout); the same parts are written once. @param elements by index */
export function debugInfoElement(elements: ReadonlyMap<number, DebugInfoParts>): WriteElement {
  return (writer, index, { shared }) => {
    const parts = elements.get(index);
    if (parts === undefined) return;
    const place = shared.get(parts);
    writeNativeUnsigned(writer, place === undefined ? 0 : writer.position - place);
    if (place !== undefined) return;
    shared.set(parts, writer.position);
    writeDebugInfoParts(writer, parts);
  };
}
