import type { ByteWriter } from '../../io/byte-writer.js';
import type { Phase } from '../../io/ranges.js';
import { noEncoding } from './encoding.js';

/** More than this is not written so that a place lies in the input, in bytes. */
const MAX_FILL = 1 << 24;

/** Zeros up to `end`. @throws R2RError `value.range` */
export function fillUpTo(writer: ByteWriter, end: number, phase: Phase = 'record'): void {
  if (end > MAX_FILL) throw noEncoding(end, phase);
  if (end > writer.position) writer.bytes(new Uint8Array(end - writer.position));
}

/** Bytes at the place that the value says, over what stands there. @throws R2RError `value.range` */
export function putAt(writer: ByteWriter, place: number, bytes: Uint8Array, phase: Phase = 'record'): void {
  fillUpTo(writer, place + bytes.length, phase);
  writer.patch(place, (patched) => patched.bytes(bytes));
}
