import type { FormatVersion } from '../image/versions.js';
import { ByteWriter } from '../io/byte-writer.js';
import { NibbleWriter } from '../io/nibbles-writer.js';
import type { AsyncInfo } from './async-info.js';
import { implicitNumbers } from './variable-numbers.js';

/** Writes the async part of a debug info blob (readAsyncInfo has the layout). */
export function writeAsyncInfo({ suspensionPoints, variables }: AsyncInfo, version: FormatVersion): Uint8Array {
  const { max } = implicitNumbers(version);
  const writer = new ByteWriter();
  const nibbles = new NibbleWriter(writer);
  nibbles.unsigned(suspensionPoints.length);
  nibbles.unsigned(variables.length);
  let previous = 0;
  for (const { nativeOffset, variableCount } of suspensionPoints) {
    nibbles.signed(nativeOffset - previous);
    nibbles.unsigned(variableCount);
    previous = nativeOffset;
  }
  for (const { number, offset } of variables) {
    nibbles.unsigned(number - max);
    nibbles.unsigned(offset);
  }
  nibbles.flush();
  return writer.toBytes();
}
