import { ByteWriter } from '../io/byte-writer.js';

/** Writes section 121 (MethodIsGenericMap has the layout). @param isGeneric by row, from row 1 on */
export function writeMethodIsGenericMap(isGeneric: readonly boolean[]): Uint8Array {
  const writer = new ByteWriter();
  writer.u32(isGeneric.length);
  for (let first = 0; first < isGeneric.length; first += 8) {
    let byte = 0;
    for (let bit = 0; bit < 8; bit++) if (isGeneric[first + bit]) byte |= 0x80 >>> bit;
    writer.u8(byte);
  }
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
