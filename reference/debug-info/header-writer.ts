import type { ByteWriter } from '../io/byte-writer.js';
import { NibbleWriter } from '../io/nibbles-writer.js';

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
