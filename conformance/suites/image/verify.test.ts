import { basename } from 'node:path';
import type { Finding } from '../../../reference/verify/finding.js';
import { verifyFile } from '../../../reference/verify/verify.js';
import { committed } from '../committed-images.js';

/* What vectors do not tell apart: exact ranges, structures, levels. Offsets are those of the dumps. */

const FLOW = 'img/10.0.14-linux-x64/DevFlow.dll';
const STRING_THUNKS = 'edited/string-thunks/DevNoMethods.dll';

function findings(path: string, edits: readonly (readonly [offset: number, hex: string])[]): Finding[] {
  const bytes = Buffer.from(committed(path));
  for (const [offset, hex] of edits) bytes.write(hex, offset, 'hex');
  return verifyFile(bytes, basename(path));
}

const CASES: readonly [what: string, path: string, edits: [number, string][], found: Partial<Finding>][] = [
  ['a section of unknown type is no fault', FLOW, [[1956, 'c8']], { requirement: 'HDR-7', level: 'info', structure: 'header', range: { start: 1956, end: 1968 }, path: 'Header.Sections' }],
  ['the size of a cell is one byte', FLOW, [[18503, '00']], { requirement: 'IMP-2', level: 'error', structure: 'import-sections', range: { start: 18503, end: 18504 }, path: 'ImportSections[3].EntrySize' }],
  ['GC ref maps are named in the last word of an import section', FLOW, [[18468, '00000000']], { requirement: 'XREF-26', structure: 'gc-ref-maps', range: { start: 18468, end: 18472 } }],
  ['flags are the third word of the header', FLOW, [[1816, '6b000000']], { requirement: 'IMG-5', structure: 'image', range: { start: 1816, end: 1820 }, path: 'Header.Flags' }],
  ['a flag that came later', FLOW, [[1816, '4b010000']], { requirement: 'HDR-9', structure: 'header', range: { start: 1816, end: 1820 }, path: 'Header.Flags' }],
  ['a call cell', FLOW, [[18984, '0000000000000000']], { requirement: 'CELL-2', structure: 'import-cells', range: { start: 18984, end: 18992 }, path: 'ImportSections[4].Cells[0]' }],
  ['the word that closes the table of functions', FLOW, [[20980, '00000000']], { requirement: 'RTF-4', structure: 'runtime-functions', range: { start: 20980, end: 20984 }, path: 'RuntimeFunctions' }],
  ['two cells that inject string thunks', STRING_THUNKS, [[4288, '30120300']], { requirement: 'FIX-37', structure: 'fixups' }],
  ['a cell of string thunks that is not eager', STRING_THUNKS, [[4144, '0000']], { requirement: 'FIX-37', structure: 'fixups' }],
];

test.each(CASES)('%s', (_what, path, edits, found) => {
  expect(findings(path, edits)).toContainEqual(expect.objectContaining(found));
});

test('a cell that injects string thunks is none too many', () => {
  expect(findings(STRING_THUNKS, []).filter(({ requirement }) => requirement === 'FIX-37')).toEqual([]);
});

test('a file that is no image is no fault, unless it says that it is one', () => {
  expect(verifyFile(Buffer.from('7f454c4602010100', 'hex'), 'x.so')).toEqual([expect.objectContaining({ requirement: 'PE-16', level: 'info', structure: 'pe-envelope' })]);
  expect(verifyFile(Buffer.from('00000000', 'hex'), 'x.bin')).toEqual([expect.objectContaining({ level: 'error' })]);
});
