import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readDataDirectory, type DataDirectory } from '../pe/data-directory.js';

/** The header of a Webcil payload (wasm-r2r 8.3). */
export interface WebcilHeader {
  readonly majorVersion: number;
  readonly minorVersion: number;
  readonly sectionCount: number;
  /** Version 1: the number of the section with the base relocations, counted from 1; 0 for none. */
  readonly relocationSection: number;
  readonly corHeader: DataDirectory;
  readonly debugDirectory: DataDirectory;
  /** Version 1: room for the first slot of the image in the function table, written when it is loaded. */
  readonly tableBase: number | undefined;
  readonly range: ByteRange;
}

/** "WbIL" */
export const WEBCIL_SIGNATURE = 0x4c496257;
const NEWEST_MAJOR = 1;

/*
 * u32 "WbIL" | u16 major | u16 minor | u16 sections | u16 relocation section (version 0: reserved)
 * DataDirectory CLI header | DataDirectory debug directory | version 1: u32 table base
 */
/**
 * Reads the header of a Webcil payload.
 * @throws R2RError `webcil.signature`, `webcil.version`, `truncated`
 */
export function readWebcilHeader(cursor: ByteCursor): WebcilHeader {
  const start = cursor.offset;
  if (cursor.u32() !== WEBCIL_SIGNATURE) {
    throw new R2RError('webcil.signature', 'the payload does not begin with "WbIL"', { range: cursor.rangeFrom(start) });
  }
  const majorVersion = cursor.u16();
  const minorVersion = cursor.u16();
  if (majorVersion > NEWEST_MAJOR) {
    throw new R2RError('webcil.version', `Webcil version ${majorVersion}.${minorVersion} is not known`, {
      range: { start: start + 4, end: start + 8 },
    });
  }
  return {
    majorVersion,
    minorVersion,
    sectionCount: cursor.u16(),
    relocationSection: cursor.u16(),
    corHeader: readDataDirectory(cursor),
    debugDirectory: readDataDirectory(cursor),
    tableBase: majorVersion >= 1 ? cursor.u32() : undefined,
    range: cursor.rangeFrom(start),
  };
}
