import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';

/** The PE signature and the COFF file header behind it (ECMA-335 II.25.2.2). */
export interface CoffHeader {
  /** As stored: in R2R images the native machine XOR an operating system (machines.ts). */
  readonly machine: number;
  readonly numberOfSections: number;
  readonly timeDateStamp: number;
  readonly pointerToSymbolTable: number;
  readonly numberOfSymbols: number;
  /** Bytes. */
  readonly sizeOfOptionalHeader: number;
  readonly characteristics: number;
  readonly range: ByteRange;
}

export const COFF_SIGNATURE = 0x00004550; // "PE\0\0"

/*
 * u32 signature "PE\0\0" | u16 Machine | u16 NumberOfSections | u32 TimeDateStamp | u32 PointerToSymbolTable
 * u32 NumberOfSymbols | u16 SizeOfOptionalHeader | u16 Characteristics
 */
/**
 * Reads the PE signature and the file header.
 * @throws R2RError `coff-header.signature`, `truncated`
 */
export function readCoffHeader(cursor: ByteCursor): CoffHeader {
  const start = cursor.offset;
  if (cursor.u32() !== COFF_SIGNATURE) {
    throw new R2RError('coff-header.signature', 'no "PE" signature where the MS-DOS header points', {
      range: { start, end: start + 4 },
    });
  }
  return {
    machine: cursor.u16(),
    numberOfSections: cursor.u16(),
    timeDateStamp: cursor.u32(),
    pointerToSymbolTable: cursor.u32(),
    numberOfSymbols: cursor.u32(),
    sizeOfOptionalHeader: cursor.u16(),
    characteristics: cursor.u16(),
    range: cursor.rangeFrom(start),
  };
}

/** The range of the SizeOfOptionalHeader field. */
export function sizeOfOptionalHeaderRange(header: CoffHeader): ByteRange {
  return { start: header.range.start + 20, end: header.range.start + 22 };
}
