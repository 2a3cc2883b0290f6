import type { Context } from '../../../conformance/contract/protocol.js';
import { readVarLengthSigned, readVarLengthUnsigned } from '../../gc-info/varlen.js';
import { BitCursor } from '../../io/bit-cursor.js';
import { givenNumber } from './given.js';
import type { Kind } from './kind.js';

export const gcUnsignedKind = gcIntegerKind(readVarLengthUnsigned);
export const gcSignedKind = gcIntegerKind(readVarLengthSigned);

/** The value bits of a chunk: no field of GC info has chunks of more than 16. */
export function baseIn(given: Context): number | undefined {
  const base = givenNumber(given, 'base');
  return base !== undefined && Number.isInteger(base) && base >= 1 && base <= 16 ? base : undefined;
}

function gcIntegerKind(read: (cursor: BitCursor, base: number) => number): Kind {
  return ({ context, given }) => {
    const base = baseIn(given);
    if (base === undefined) return 'a number of GC info without the base of its chunks';
    const cursor = new BitCursor(context.space.bytes, 0);
    return { value: read(cursor, base), end: cursor.nextByte };
  };
}
