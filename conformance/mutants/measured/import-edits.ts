import type { Image } from '../../../reference/image/image.js';
import { fixupKindName } from '../../../reference/signatures/fixup-kinds.js';
import { changed, put, target, type Edit } from './edit.js';
import type { Measured } from './measured.js';
import { cellAt, cellOfMethod, type CellInSection } from './methods.js';

const MEMBERS: Readonly<Record<string, { at: number; size: number }>> = {
  RVA: { at: 0, size: 4 },
  Size: { at: 4, size: 4 },
  Flags: { at: 8, size: 2 },
  Type: { at: 10, size: 1 },
  EntrySize: { at: 11, size: 1 },
  Signatures: { at: 12, size: 4 },
  AuxiliaryData: { at: 16, size: 4 },
};

/** Import sections, their cells and the signatures of these. */
export function importEdits(image: Image, mutation: Measured): Edit[] | undefined {
  switch (mutation.group) {
    case 'import':
      return sectionEdits(image, mutation);
    case 'eager':
      return eagerEdits(image, mutation);
    case 'cell': {
      const [, section, cell] = /\[(\d+),(\d+)\]/.exec(mutation.field) ?? [];
      return cellEdits(image, cellAt(image, Number(section), Number(cell)), mutation.change);
    }
    default:
      return fixupEdits(image, mutation);
  }
}

function sectionEdits(image: Image, { field, change }: Measured): Edit[] {
  const [, index, member] = /\[(\d+),.*\]\.(\w+)/.exec(field) ?? [];
  const { at, size } = MEMBERS[member];
  const start = image.importSections[Number(index)].range.start + at;
  return [changed(image, start, change === 'toggle Eager' ? 'toggle 0x1' : change, size)];
}

/** Of two helpers with the same first byte the second row of the list means the second. */
const SECOND = 191;

function eagerEdits(image: Image, { n, field, change }: Measured): Edit[] | undefined {
  const cells = image.importSections.flatMap((section) => (section.flags === 1 ? Array.from({ length: section.cellCount }, (_, cell) => cellAt(image, section.index, cell)) : []));
  const bytes = image.context.space.bytes;
  const helper = /Helper (0x[0-9a-f]+)/.exec(field)?.[1];
  const found = cells.filter(({ cell: { fixup } }) => (helper === undefined ? fixup.operand.form === 'instruction-sets' : fixup.operand.form === 'helper' && bytes[fixup.range.start + 1] === Number(helper)));
  const place = found.at(n >= SECOND ? 1 : 0);
  if (place === undefined) return undefined;
  const { start } = place.cell.fixup.range;
  if (change.startsWith('initial value')) return [filled(image, place)];
  if (change.startsWith('kind')) return [put(start, target(change), 1)];
  if (change.startsWith('helper number')) return [put(start + 1, 0x7f, 1)];
  return [put(start + 2, change.startsWith('first entry') ? bytes[start + 2] ^ 1 : 0x7f, 1)];
}

function filled({ context }: Image, { cell }: CellInSection, value = 1): Edit {
  return put(context.space.offsetOf(cell.rva), value, 8);
}

function pointer({ context }: Image, { section, cell }: CellInSection, value: number): Edit {
  return put(context.space.offsetOf(section.signatures) + 4 * cell.index, value, 4);
}

function cellEdits(image: Image, place: CellInSection, change: string): Edit[] {
  const { start } = place.cell.fixup.range;
  if (change.startsWith('kind')) return [put(start, target(change), 1)];
  if (change.startsWith('first payload')) return [put(start + 1, target(change), 1)];
  return [change.startsWith('signature pointer') ? pointer(image, place, 0) : filled(image, place, 0)];
}

function fixupEdits(image: Image, { field, change }: Measured): Edit[] | undefined {
  const [, method, kind] = /^(\w+): (\w+)/.exec(field) ?? [];
  const place = cellOfMethod(image, method, kind);
  if (place === undefined || fixupKindName(place.cell.fixup.kind) !== kind) return undefined;
  const { start } = place.cell.fixup.range;
  const bytes = image.context.space.bytes;
  if (field.endsWith('signature pointer')) return [pointer(image, place, target(change))];
  if (change.startsWith('initial value 1 and wrong size')) return [filled(image, place), put(start + 5, bytes[start + 5] + 1, 1)];
  if (field.endsWith('cell')) return [filled(image, place, target(change))];
  if (change.includes('Verify and expected size')) return [put(start, 0x32, 1), put(start + 5, bytes[start + 5] + 1, 1)];
  if (change.includes('Verify and offset')) return [put(start, 0x31, 1), put(start + 1, bytes[start + 1] + 4, 1)];
  if (field.endsWith('kind')) return [put(start, target(change), 1)];
  if (change.startsWith('module override')) return [put(start, bytes[start] | 0x80, 1)];
  if (change.startsWith('flags byte')) return [put(start + 4, bytes[start + 4] ^ 0x10, 1)];
  if (change.startsWith('expected size')) return [put(start + 5, bytes[start + 5] + 1, 1)];
  if (change.startsWith('expected offset')) return [put(start + 1, bytes[start + 1] + 4, 1)];
  if (change.includes('element type byte') || field.endsWith('element type byte') || field.endsWith('element type')) return [put(start + 1, target(change), 1)];
  // A row: behind the element type, or alone.
  const hasElementType = kind === 'Check_TypeLayout' || kind === 'TypeHandle';
  return [put(start + (hasElementType ? 2 : kind === 'StringHandle' ? 1 : 2), change.includes('rid 0x7d') ? 0x7d : target(change), 1)];
}
