import { R2RError } from '../../reference/errors.js';
import type { ReadContext } from '../../reference/image/context.js';
import { targetOf, type Machine } from '../../reference/image/target.js';
import { parseVersion } from '../../reference/image/versions.js';
import { FlatSpace } from '../../reference/io/flat-space.js';

/** The bytes of hexadecimal text; blanks are ignored. */
export function bytesOf(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

/** Bytes in which an RVA is an offset, as part of an image. */
export function flatContext(hex: string, formatVersion = '16.0', machine: Machine = 'AMD64'): ReadContext {
  const version = parseVersion(formatVersion);
  if (version === undefined) throw new RangeError(formatVersion);
  return { space: new FlatSpace(bytesOf(hex)), version, target: targetOf(machine, 'Linux') };
}

/** Code and range of the rejection that `read` ends in; undefined if it accepts. */
export function rejectionOf(read: () => unknown): { code: string; range: [number, number] | undefined } | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    return { code: error.code, range: error.range && [error.range.start, error.range.end] };
  }
}
