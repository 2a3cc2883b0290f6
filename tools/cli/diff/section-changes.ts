import { createHash } from 'node:crypto';
import { gcRefMaps } from '../../../reference/image/gc-ref-map.js';
import { importCells } from '../../../reference/image/import-sections.js';
import { SECTION_TYPES } from '../../../reference/image/section-types.js';
import { allSections, type OwnedSection } from '../../../reference/model/all-sections.js';
import { cellText } from '../text/cells.js';
import { gcRefMapText } from '../text/import-sections.js';
import { counted, hexNumber } from '../text/numbers.js';
import { sectionText } from '../text/sections.js';
import { countedChanges, valueChange, type ChangeGroup, type LineChange } from './changes.js';
import { withoutModuleIndex, type Side } from './side.js';

/** What these say is said of methods, of cells or of the image as a whole; import thunks are code. */
const SAID_ELSEWHERE = new Set([100, 101, 102, 103, 104, 105, 106, 109, 115, 116]);

/** The section directories, by name. */
export function directory(side: Side): Map<string, string> {
  const entries = [...allSections(side.image)].map((owned): [string, string] => {
    const { rva, size } = owned.section;
    return [nameOf(owned), side.withAddresses ? `${counted(size, 'byte')} at RVA ${hexNumber(rva)}` : counted(size, 'byte')];
  });
  return new Map(entries);
}

function nameOf({ section: { type, name }, module }: OwnedSection): string {
  return `${type} ${name ?? '(unknown section)'}${module?.name === undefined ? '' : ` of ${module.name}`}`;
}

export function sizeChange(before: string, after: string): LineChange[] {
  return valueChange('', before, after).map(({ mark, text }) => ({ mark, text: text.trimStart() }));
}

/** What the sections say that both or one of the images have, one section after the other. */
export function* sectionChanges(before: Side, after: Side): Iterable<ChangeGroup> {
  yield { name: 'import cells', ...countedChanges(cellLines(before), cellLines(after)) };
  const [a, b] = [sectionsByName(before), sectionsByName(after)];
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    yield { name, ...countedChanges(contentLines(before, a.get(name)), contentLines(after, b.get(name))) };
  }
}

function sectionsByName({ image }: Side): Map<string, OwnedSection> {
  const wanted = [...allSections(image)].filter(({ section }) => !SAID_ELSEWHERE.has(section.type));
  return new Map(wanted.map((owned) => [nameOf(owned), owned]));
}

/** Each cell by what fills it, wherever it lies. */
function* cellLines(side: Side): Iterable<string> {
  for (const section of side.image.importSections) yield* side.guarded(`ImportSections[${section.index}]`, () => cellsOf(side, section.index));
}

function* cellsOf({ image, withAddresses }: Side, index: number): Iterable<string> {
  const section = image.importSections[index];
  const maps = gcRefMaps(image.context, section);
  for (const { fixup, rva } of importCells(image.context, section, image.signatures)) {
    const map = maps.next();
    const call = map.done === true ? '' : gcRefMapText(map.value);
    const text = withoutModuleIndex(cellText(image, fixup));
    yield `${withAddresses ? `RVA ${hexNumber(rva)} ` : ''}${text}${call === '' ? '' : `  ${call}`}`;
  }
}

/** A numbering of an image's own, tokens, modules, cells and functions; and how many lines follow. */
const NUMBERING = /^(?:\d+ (?:methods?|types?); |(?:(?:TypeDef|TypeRef|ExportedType|MethodDef):[0-9A-Fa-f]+|module \d+|cold \d+, hot \d+)\s+)|^(in )?\d+\[\d+\]\s+/;

/** The lines that a dump shows of a section; one that stands below another is told with it. */
function* contentLines(side: Side, owned: OwnedSection | undefined): Iterable<string> {
  if (owned === undefined) return;
  if (owned.section.type === SECTION_TYPES.AttributePresence) return yield* digestLines(side, owned);
  let above = '';
  let isTitle = true;
  for (const line of sectionText(side.page, owned.section, owned.module)) {
    if (line === '') continue;
    if (isTitle) {
      isTitle = false;
      continue;
    }
    const text = side.line(line).trimStart();
    const own = side.withAddresses ? text : text.replace(NUMBERING, (_all, within: string | undefined) => within ?? '');
    const isBelow = line.startsWith('    ');
    if (!isBelow) above = own;
    yield isBelow && above !== '' ? `${above}: ${own}` : own;
  }
}

/** A filter says yes or no to a question, and its fingerprints tell a reader nothing. */
function* digestLines({ image }: Side, { section: { rva, size } }: OwnedSection): Iterable<string> {
  const { offset, end, bytes } = image.context.space.cursorOver(rva, size);
  yield `SHA-256 ${createHash('sha256').update(bytes.subarray(offset, end)).digest('hex')}`;
}
