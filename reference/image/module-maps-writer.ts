import { ByteWriter } from '../io/byte-writer.js';

/**
 * Writes section 121 (MethodIsGenericMap has the layout).
 * @param count rows of MethodDef, @param genericRids those of generic methods, each 1 .. count
 */
export function writeMethodIsGenericMap(count: number, genericRids: Iterable<number>): Uint8Array {
  const bits = new Uint8Array(Math.ceil(count / 8));
  for (const rid of genericRids) bits[(rid - 1) >>> 3] |= 0x80 >>> ((rid - 1) & 7);
  const writer = new ByteWriter();
  writer.u32(count);
  writer.bytes(bits);
  return writer.toBytes();
}

/** Writes section 122 (readEnclosingTypeMap has the layout). @param enclosing row of the enclosing type or 0, from row 1 on */
export function writeEnclosingTypeMap(enclosing: readonly number[]): Uint8Array {
  const writer = new ByteWriter();
  writer.u16(enclosing.length);
  for (const rid of enclosing) writer.u16(rid);
  return writer.toBytes();
}

/** Writes section 123 (readTypeGenericInfoMap has the layout). @param info four bits a type, from row 1 on */
export function writeTypeGenericInfoMap(info: readonly number[]): Uint8Array {
  const writer = new ByteWriter();
  writer.u32(info.length);
  for (let first = 0; first < info.length; first += 2) writer.u8((info[first] << 4) | (info[first + 1] ?? 0));
  return writer.toBytes();
}
