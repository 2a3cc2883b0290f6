import { readFixupList } from '../../../reference/image/fixup-list.js';
import type { Image } from '../../../reference/image/image.js';
import type { ImportCell, ImportSection } from '../../../reference/image/import-sections.js';
import { readImportCell } from '../../../reference/image/import-sections.js';
import type { MethodEntryPoint } from '../../../reference/image/method-entry-points.js';
import { fixupKindName } from '../../../reference/signatures/fixup-kinds.js';

export interface CellInSection {
  section: ImportSection;
  cell: ImportCell;
}

/** The entry of the method with that name. */
export function entryOf({ modules, metadata }: Image, name: string): MethodEntryPoint | undefined {
  return [...(modules[0].methodEntryPoints?.entries() ?? [])].find(({ rid }) => metadata?.text('MethodDef', rid, 'Name') === name);
}

export function cellAt({ context, importSections, signatures }: Image, section: number, cell: number): CellInSection {
  return { section: importSections[section], cell: readImportCell(context, importSections[section], cell, signatures) };
}

/** The first cell of a kind that a method needs. */
export function cellOfMethod(image: Image, name: string, kind: string): CellInSection | undefined {
  const entry = entryOf(image, name);
  const table = image.modules[0].methodEntryPoints;
  if (entry?.fixups === undefined || table === undefined) return undefined;
  const { cells } = readFixupList(table.fixupCursor(entry.fixups), image.target.pointerSize, image.importSections);
  return cells.map(({ importSection, slot }) => cellAt(image, importSection, slot)).find(({ cell }) => fixupKindName(cell.fixup.kind) === kind);
}
