import type { Context } from '../../../conformance/contract/protocol.js';
import { R2RError } from '../../errors.js';
import type { Phase } from '../../io/ranges.js';

/**
 * Writes the published value of one kind of structure, or says why there is no such structure in this context. What no
 * reader would give back is refused here, in front of the writers: they trust what they get. Throws R2RError `value.range`.
 */
export type Encoding = (value: unknown, given: Context) => Encoded | string;

export interface Encoded {
  readonly bytes: Uint8Array;
  /** What a directory declares, in bytes, where more than that is written. */
  readonly size?: number;
}

/**
 * An integer of the contract: a number, or decimal text where JSON could lose bits.
 * @throws R2RError `value.range` if it is none, or not from `min` to `max`
 */
export function integerIn(value: unknown, min: bigint, max: bigint, phase: Phase): bigint {
  const integer = asInteger(value);
  if (integer === undefined || integer < min || integer > max) throw noEncoding(value, phase);
  return integer;
}

function asInteger(value: unknown): bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  return typeof value === 'string' && /^-?\d{1,40}$/.test(value) ? BigInt(value) : undefined;
}

/** Of a record or list, which may be of any size, nothing is said. */
export function noEncoding(value: unknown, phase: Phase): R2RError {
  return new R2RError('value.range', `${typeof value === 'object' && value !== null ? 'what is given' : JSON.stringify(value)} has no encoding`, { phase });
}
