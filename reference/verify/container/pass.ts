import type { Image } from '../../image/image.js';
import { baseRelocationBlocks } from '../../pe/base-relocations.js';
import { cursorOverDirectory } from '../../pe/data-directory.js';
import { readDebugData, readDebugDirectory } from '../../pe/debug-directory.js';
import type { PeFile } from '../../pe/pe-file.js';
import type { Claim, Rule } from '../rule.js';
import type { Verification } from '../verification.js';
import { exceptionDirectory } from './exception-directory.js';
import { ilLibrary } from './il-library.js';
import { nativeHeaderSize } from './native-header-size.js';
import { relocatedCells } from './relocated-cells.js';

const RULES: readonly Rule<Image>[] = [ilLibrary, nativeHeaderSize, exceptionDirectory, relocatedCells];

const DEBUG_DIRECTORY: Claim = { requirement: 'DBD-1', structure: 'debug-directory' };
const BASE_RELOCATIONS: Claim = { requirement: 'RLC-1', structure: 'base-relocations' };
const METADATA: Claim = { requirement: 'PE-12', structure: 'pe-envelope' };

/** The file around the image: its tables can be read, and say what the image needs. */
export function verifyContainer(verification: Verification): void {
  const { image } = verification;
  const { pe } = image.file;
  if (pe !== undefined) readTables(verification, pe);
  verification.attempt(METADATA, 'Metadata', () => image.metadata);
  verification.apply(RULES, image);
}

function readTables(verification: Verification, pe: PeFile): void {
  verifyDebugDirectory(verification, pe);
  const relocations = pe.directory('BaseRelocation');
  if (relocations !== undefined) verification.attempt(BASE_RELOCATIONS, 'BaseRelocations', () => [...baseRelocationBlocks(cursorOverDirectory(pe, relocations))]);
}

function verifyDebugDirectory(verification: Verification, pe: PeFile): void {
  const directory = pe.directory('Debug');
  const entries = directory && verification.attempt(DEBUG_DIRECTORY, 'DebugDirectory', () => readDebugDirectory(pe, directory));
  // Data that lie in each other cost more to read than the file is long: no compiler writes such.
  let left = pe.bytes.length;
  for (const [index, entry] of (entries ?? []).entries()) {
    if (left < 0) return;
    left -= entry.sizeOfData;
    verification.attempt(DEBUG_DIRECTORY, `DebugDirectory[${index}]`, () => readDebugData(pe, entry));
  }
}
