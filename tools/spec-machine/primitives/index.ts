import { align, bitField } from './bit-field.js';
import { bitGroups } from './bit-groups.js';
import { byteString } from './byte-string.js';
import { compressedSigned, compressedUnsigned } from './compressed-integer.js';
import { hexadecimal, textUntil } from './delimited.js';
import { fixed } from './fixed.js';
import { gcSigned, gcUnsigned } from './gc-integer.js';
import { leb128Unsigned } from './leb128.js';
import { nativeSigned, nativeUnsigned } from './native-integer.js';
import { nibbleSigned, nibbleUnsigned } from './nibbles.js';
import { pgoInteger } from './pgo-integer.js';
import type { Primitive } from './primitive.js';
import { x86Signed, x86Unsigned } from './x86-integer.js';
import { zeroTerminatedText } from './zero-terminated-text.js';

/** Every named primitive; `spec/README.md` lists them. */
export const PRIMITIVES: Readonly<Record<string, Primitive>> = {
  u8: fixed(8, false),
  u16: fixed(16, false),
  u32: fixed(32, false),
  i32: fixed(32, true),
  u64: fixed(64, false),
  bits: bitField,
  align,
  bytes: byteString,
  'zero-terminated-text': zeroTerminatedText,
  'text-until': textUntil,
  hexadecimal,
  'compressed-unsigned': compressedUnsigned,
  'compressed-signed': compressedSigned,
  'leb128-unsigned': leb128Unsigned,
  'x86-unsigned': x86Unsigned,
  'x86-signed': x86Signed,
  'bit-groups': bitGroups,
  'pgo-integer': pgoInteger,
  'native-unsigned': nativeUnsigned,
  'native-signed': nativeSigned,
  'nibble-unsigned': nibbleUnsigned,
  'nibble-signed': nibbleSigned,
  'gc-unsigned': gcUnsigned,
  'gc-signed': gcSigned,
};
