import { GC_REF_MAP_TOKENS, gcRefMaps, type GcRefMap } from '../../../reference/image/gc-ref-map.js';
import { IMPORT_SECTION_FLAGS, IMPORT_SECTION_TYPES } from '../../../reference/image/import-section-kinds.js';
import { importCells, type ImportCell, type ImportSection } from '../../../reference/image/import-sections.js';
import { cellText } from './cells.js';
import { counted, flagNames, hexNumber, nameOfValue } from './numbers.js';
import type { Page } from './page.js';

/** Section 101: the cells with what fills them, and which arguments of their calls are GC references. */
export function* importSectionsText(page: Page): Iterable<string> {
  for (const section of page.image.importSections) {
    yield* page.guarded(`ImportSections[${section.index}]`, () => importSectionText(section, page));
  }
}

function* importSectionText(section: ImportSection, page: Page): Iterable<string> {
  const { context, signatures } = page.image;
  const { index, type, flags, cellCount, cellSize, section: cells, signatures: table, auxiliaryData } = section;
  yield `  ${page.style.key(`${index}`)}  type ${nameOfValue(type, IMPORT_SECTION_TYPES)}, flags ${flagNames(flags, IMPORT_SECTION_FLAGS)}, ` +
    `${counted(cellCount, 'cell')} of ${cellSize} bytes at RVA ${hexNumber(cells.rva)}, signatures at RVA ${hexNumber(table)}` +
    (auxiliaryData === 0 ? '' : `, GC ref maps at RVA ${hexNumber(auxiliaryData)}`);
  yield* page.bytes(section.range, 'import section', 4);
  const maps = gcRefMaps(context, section);
  for (const cell of importCells(context, section, signatures)) {
    const map = maps.next();
    yield cellLine(cell, section, map.done === true ? undefined : map.value, page);
    yield* page.bytes(cell.fixup.range, 'signature', 6);
    if (map.done !== true) yield* page.bytes(map.value.range, 'GC ref map', 6);
  }
}

function cellLine({ index, rva, fixup }: ImportCell, section: ImportSection, map: GcRefMap | undefined, page: Page): string {
  const { style, image } = page;
  const gc = map === undefined ? '' : gcRefMapText(map);
  const call = gc === '' ? '' : style.faint(`  ${gc}`);
  return `    ${style.key(`${section.index}[${index}]`.padEnd(8))} ${style.faint(hexNumber(rva))}  ${cellText(image, fixup)}${call}`;
}

/** `GC: 0 REF, 2 INTERIOR`, on x86 with the words that the callee pops. */
export function gcRefMapText({ stackPop, slots }: GcRefMap): string {
  const texts = slots.map(({ position, token }) => `${position} ${nameOfValue(token, GC_REF_MAP_TOKENS)}`);
  if (stackPop !== undefined) texts.unshift(`pops ${stackPop}`);
  return texts.length === 0 ? '' : `GC: ${texts.join(', ')}`;
}
