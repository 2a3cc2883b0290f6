import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { editsOf } from '../../../tools/spec-machine/edits.js';
import { SpecError } from '../../../tools/spec-machine/rejection.js';
import type { FieldEdit } from '../../../tools/spec-machine/scenario-dialect.js';
import { imagesFolder } from '../../world/paths.js';
import { spec } from './spec-folder.js';

/* Where the edits of scenarios land in real images: found here by what is known to stand there, not by reading the image. */

const SINGLE = readFileSync(join(imagesFolder, 'img/10.0.14-linux-x64/CompA.dll'));
const COMPOSITE = readFileSync(join(imagesFolder, 'img/10.0.14-linux-x64-composite-nobubble/comp.r2r.dll'));

/** READYTORUN_HEADER: u32 Signature | u16 Major | u16 Minor | u32 Flags | u32 NumberOfSections | {u32 Type, u32 RVA, u32 Size}[]. */
const header = (file: Buffer): number => file.indexOf(Buffer.from('52545200100000', 'hex'));
/** The module version id of CompA, which the dump of the composite image has in its section 118 first. */
const MVID_OF_COMPA = Buffer.from('a914f486ba5f35468ee97f3839ca32a7', 'hex');
/** The first of the composite's names in its manifest metadata, with the terminator in front of it. */
const NAME_OF_COMPA = Buffer.from('\0CompA\0');
/** Metadata begins with BSJB: at first that of the IL, if there is one, then the manifest's. */
const manifest = (file: Buffer): number => file.lastIndexOf('BSJB');

test.each<[what: string, file: Buffer, edit: FieldEdit, at: number, bytes: string]>([
  ['a field of 16 bits', SINGLE, { field: 'File.Image.MajorVersion', to: 17 }, header(SINGLE) + 4, '1100'],
  ['a field of 32 bits', SINGLE, { field: 'File.Image.Flags', to: 0x80000001 }, header(SINGLE) + 8, '01000080'],
  ['a field of an element', SINGLE, { field: 'File.Image.Sections[2].RVA', to: 0x12345 }, header(SINGLE) + 16 + 2 * 12 + 4, '45230100'],
  ['a byte of a field', SINGLE, { field: 'File.Image.Signature', to: '41', at: 3 }, header(SINGLE) + 3, '41'],
  ['the rest of a field', SINGLE, { field: 'File.Image.NumberOfSections', to: 5, at: 2 }, header(SINGLE) + 14, '0500'],
  ['the machine of the PE header', SINGLE, { field: 'File.Headers.Coff.Machine', to: 332 }, SINGLE.readUInt32LE(0x3c) + 4, '4c01'],
  ['the start of a section', SINGLE, { section: 112, to: '41' }, manifest(SINGLE), '41'],
  ['bytes inside a section', COMPOSITE, { section: 118, to: '01000000', at: 32 }, COMPOSITE.indexOf(MVID_OF_COMPA) + 32, '01000000'],
  ['a name in the manifest', COMPOSITE, { section: 112, to: '634f4d5061', at: 266 }, COMPOSITE.indexOf(NAME_OF_COMPA, manifest(COMPOSITE)) + 1, '634f4d5061'],
  ['what lies at an RVA', COMPOSITE, { rva: 68724, to: 'ff' }, COMPOSITE.indexOf(MVID_OF_COMPA), 'ff'],
  ['what lies behind an RVA', COMPOSITE, { rva: 68700, to: 'ff', at: 24 }, COMPOSITE.indexOf(MVID_OF_COMPA), 'ff'],
])('an edit of %s', (_what, file, edit, at, bytes) => {
  expect(editsOf(spec(), 'test', file, [edit])).toEqual([{ at, bytes }]);
});

test('several edits come in their order', () => {
  const edits: FieldEdit[] = [{ field: 'File.Image.MinorVersion', to: 1 }, { field: 'File.Image.MajorVersion', to: 2 }];
  expect(editsOf(spec(), 'test', SINGLE, edits).map(({ at }) => at - header(SINGLE))).toEqual([6, 4]);
});

test.each<[what: string, edit: FieldEdit, message: string]>([
  ['a field that the image does not have', { field: 'File.Image.Colour', to: 1 }, 'the image has no field File.Image.Colour'],
  ['an element that it does not have', { field: 'File.Image.Sections[99].Type', to: 1 }, 'the image has no field File.Image.Sections[99].Type'],
  ['a section that it does not have', { section: 117, to: '00' }, 'the image has no section 117'],
  ['an RVA outside of it', { rva: 0x7fffff00, to: '00' }, '0x7fffff00 lies outside the file'],
])('an edit of %s is a mistake in the spec', (_what, edit, message) => {
  expect(() => editsOf(spec(), 'test', SINGLE, [edit])).toThrow(new SpecError('test', message));
});
