import type { ByteWriter } from '../io/byte-writer.js';
import { writeNativeUnsigned } from './integers-writer.js';

/** Writes a payload of the inlining tables: the number of values, then the values. */
export function writeCountedSequence(writer: ByteWriter, values: readonly number[]): void {
  writeNativeUnsigned(writer, values.length);
  for (const value of values) writeNativeUnsigned(writer, value);
}
