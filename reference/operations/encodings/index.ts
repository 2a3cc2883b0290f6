import type { Encoding } from './encoding.js';
import { fieldSignatureEncoding } from './field-signatures.js';
import { fixupEncoding } from './fixups.js';
import { gcSignedEncoding, gcUnsignedEncoding } from './gc-integers.js';
import {
  compressedUnsignedEncoding,
  leb128UnsignedEncoding,
  nativeSignedEncoding,
  nativeUnsignedEncoding,
  nibbleSignedEncoding,
  nibbleUnsignedEncoding,
  pgoIntegerEncoding,
  x86SignedEncoding,
  x86UnsignedEncoding,
} from './integers.js';
import { methodDefinitionSignatureEncoding, methodSignatureEncoding } from './method-signatures.js';
import { nativeStringEncoding, zeroTerminatedTextEncoding } from './texts.js';
import { typeSignatureEncoding } from './type-signatures.js';
import { typeTokenEncoding } from './type-token.js';

/** The kinds that `format.encode` knows, by the names of the contract. */
export const ENCODINGS: ReadonlyMap<string, Encoding> = new Map([
  ['compressed-unsigned', compressedUnsignedEncoding],
  ['type-token', typeTokenEncoding],
  ['native-unsigned', nativeUnsignedEncoding],
  ['native-signed', nativeSignedEncoding],
  ['native-string', nativeStringEncoding],
  ['zero-terminated-text', zeroTerminatedTextEncoding],
  ['nibble-unsigned', nibbleUnsignedEncoding],
  ['nibble-signed', nibbleSignedEncoding],
  ['gc-unsigned', gcUnsignedEncoding],
  ['gc-signed', gcSignedEncoding],
  ['x86-unsigned', x86UnsignedEncoding],
  ['x86-signed', x86SignedEncoding],
  ['pgo-integer', pgoIntegerEncoding],
  ['leb128-unsigned', leb128UnsignedEncoding],
  ['type-signature', typeSignatureEncoding],
  ['method-signature', methodSignatureEncoding],
  ['method-definition-signature', methodDefinitionSignatureEncoding],
  ['field-signature', fieldSignatureEncoding],
  ['fixup', fixupEncoding],
]);
