import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';

/** The part of the MS-DOS header that still means something (ECMA-335 II.25.2.1). */
export interface DosHeader {
  /** File offset of the PE signature. */
  readonly newHeaderOffset: number;
  readonly range: ByteRange;
}

const SIGNATURE = 0x5a4d; // "MZ"
const NEW_HEADER_FIELD = 0x3c;

/*
 * u16 e_magic "MZ" | 58 bytes, meaningless today | u32 e_lfanew at 0x3C
 */
/**
 * Reads the MS-DOS header at the start of a PE file.
 * @throws R2RError `dos-header.signature`, `truncated`
 */
export function readDosHeader(cursor: ByteCursor): DosHeader {
  const start = cursor.offset;
  if (cursor.u16() !== SIGNATURE) {
    throw new R2RError('dos-header.signature', 'the file does not begin with "MZ"', { range: { start, end: start + 2 } });
  }
  cursor.skip(NEW_HEADER_FIELD - 2);
  return { newHeaderOffset: cursor.u32(), range: cursor.rangeFrom(start) };
}
