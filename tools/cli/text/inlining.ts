import type { ImageModule } from '../../../reference/image/image-module.js';
import type { MethodOfModule } from '../../../reference/image/inlining-info-2.js';
import { ilBodySection } from '../../../reference/image/import-sections.js';
import type { Page } from './page.js';
import { methodByIndex, methodOfModule } from './rows.js';

/** Section 110 of a module: who inlined a method, which the old format does not tell the module of. */
export function* inliningInfoText(page: Page, module: ImageModule): Iterable<string> {
  for (const { inlineeRid, inlinerRids, range, streamRange } of module.inliningRecords ?? []) {
    yield `  ${methodOfModule(module, inlineeRid)}`;
    for (const rid of inlinerRids) yield `    in ${methodOfModule(module, rid)}`;
    yield* page.bytes(range, 'record', 4);
    yield* page.bytes(streamRange, 'inliners', 4);
  }
}

/** Section 114 of a module. */
export function* inliningInfo2Text(page: Page, module: ImageModule): Iterable<string> {
  const name = ({ rid, module: index }: MethodOfModule): string => (index === undefined ? methodOfModule(module, rid) : methodByIndex(page.image, index, rid));
  for (const { inlinee, inliners, range } of module.inliningInfo2?.entries() ?? []) {
    yield `  ${name(inlinee)}`;
    for (const inliner of inliners) yield `    in ${name(inliner)}`;
    yield* page.bytes(range, 'entry', 4);
  }
}

/** Section 119. */
export function* crossModuleInlineInfoText(page: Page): Iterable<string> {
  const { image } = page;
  const cells = ilBodySection(image.importSections)?.index ?? 0;
  const ofCell = (cell: number): string => `${cells}[${cell}] ${page.cells.ofCell(cells, cell)}`;
  for (const { inlinee, crossModuleInliners, inliners, range } of image.crossModuleInlining?.entries() ?? []) {
    const own = 'module' in inlinee ? inlinee.module : 0;
    yield `  ${'cell' in inlinee ? ofCell(inlinee.cell) : methodByIndex(image, inlinee.module, inlinee.rid)}`;
    for (const cell of crossModuleInliners) yield `    in ${ofCell(cell)}`;
    for (const { rid, module = own } of inliners) yield `    in ${methodByIndex(image, module, rid)}`;
    yield* page.bytes(range, 'entry', 4);
  }
}
