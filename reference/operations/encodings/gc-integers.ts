import { writeVarLengthSigned, writeVarLengthUnsigned } from '../../gc-info/varlen-writer.js';
import { BitWriter } from '../../io/bit-writer.js';
import { baseIn } from '../kinds/gc-integers.js';
import { integerIn, type Encoding } from './encoding.js';

const gcEncoding = (write: typeof writeVarLengthUnsigned, min: bigint, max: bigint): Encoding => (value, given) => {
  const base = baseIn(given);
  if (base === undefined) return 'a number of GC info without the base of its chunks';
  const writer = new BitWriter();
  write(writer, Number(integerIn(value, min, max, 'record')), base);
  return { bytes: writer.toBytes() };
};

export const gcUnsignedEncoding = gcEncoding(writeVarLengthUnsigned, 0n, 2n ** 32n - 1n);
export const gcSignedEncoding = gcEncoding(writeVarLengthSigned, -(2n ** 31n), 2n ** 31n - 1n);
