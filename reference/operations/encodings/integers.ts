import { writeSigned, writeUnsigned } from '../../gc-info/x86/integers-writer.js';
import { writePgoInteger } from '../../image/pgo-integers-writer.js';
import { ByteWriter } from '../../io/byte-writer.js';
import { NibbleWriter } from '../../io/nibbles-writer.js';
import type { Phase } from '../../io/ranges.js';
import { writeNativeSigned, writeNativeUnsigned } from '../../native-format/integers-writer.js';
import { MAX_COMPRESSED_SIGNED, MAX_COMPRESSED_UNSIGNED } from '../../signatures/compressed.js';
import { writeCompressedSigned, writeCompressedUnsigned } from '../../signatures/compressed-writer.js';
import { writeU32Leb } from '../../wasm/module/leb-writer.js';
import { integerIn, type Encoding } from './encoding.js';

/** What the encodings of at most 32 bits can hold; both ends included. */
interface Limits {
  readonly min: number;
  readonly max: number;
  readonly phase?: Phase;
}

const U32: Limits = { min: 0, max: 0xffffffff };

/** Of native signed integers: readers extend no sign (r2r-format 2.3). */
const NOT_NEGATIVE: Limits = { min: 0, max: 0x7fffffff };

const integerEncoding = ({ min, max, phase = 'record' }: Limits, write: (writer: ByteWriter, value: number) => void): Encoding => (value) => {
  const writer = new ByteWriter();
  write(writer, Number(integerIn(value, BigInt(min), BigInt(max), phase)));
  return { bytes: writer.toBytes() };
};

const nibbleEncoding = (limits: Limits, write: (nibbles: NibbleWriter, value: number) => void): Encoding =>
  integerEncoding(limits, (writer, value) => {
    const nibbles = new NibbleWriter(writer);
    write(nibbles, value);
    nibbles.flush();
  });

export const compressedUnsignedEncoding = integerEncoding({ min: 0, max: MAX_COMPRESSED_UNSIGNED, phase: 'signature' }, writeCompressedUnsigned);
export const compressedSignedEncoding = integerEncoding({ min: -MAX_COMPRESSED_SIGNED - 1, max: MAX_COMPRESSED_SIGNED, phase: 'signature' }, writeCompressedSigned);
export const nativeUnsignedEncoding = integerEncoding(U32, writeNativeUnsigned);
export const nativeSignedEncoding = integerEncoding(NOT_NEGATIVE, writeNativeSigned);
export const nibbleUnsignedEncoding = nibbleEncoding(U32, (nibbles, value) => nibbles.unsigned(value));
export const nibbleSignedEncoding = nibbleEncoding({ min: -0x7fffffff, max: 0x7fffffff }, (nibbles, value) => nibbles.signed(value));
export const x86UnsignedEncoding = integerEncoding(U32, writeUnsigned);
export const x86SignedEncoding = integerEncoding({ min: -0xffffffff, max: 0xffffffff }, writeSigned);
export const leb128UnsignedEncoding = integerEncoding({ ...U32, phase: 'container' }, writeU32Leb);

export const pgoIntegerEncoding: Encoding = (value) => {
  const writer = new ByteWriter();
  writePgoInteger(writer, integerIn(value, -(2n ** 63n), 2n ** 63n - 1n, 'record'));
  return { bytes: writer.toBytes() };
};
