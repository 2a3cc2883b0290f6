import { externalTypeMaps } from '../../../reference/image/external-type-maps.js';
import type { SectionEntry } from '../../../reference/image/header.js';
import { proxyTypeMaps } from '../../../reference/image/proxy-type-maps.js';
import type { CellReference, ImportLookup } from '../../../reference/image/type-map-cells.js';
import { typeMapTargets } from '../../../reference/image/type-map-targets.js';
import type { Page } from './page.js';

const REJECTED = '    left to the attributes at run time';

/** Section 124. */
export function* externalTypeMapsText(page: Page, section: SectionEntry): Iterable<string> {
  for (const { group, types } of externalTypeMaps(page.image.context, section, lookup(page))) {
    yield `  group ${cell(group, page)}`;
    if (types === undefined) yield REJECTED;
    for (const { key, target } of types ?? []) yield `    ${JSON.stringify(key)} is ${cell(target, page)}`;
  }
}

/** Section 125. */
export function* proxyTypeMapsText(page: Page, section: SectionEntry): Iterable<string> {
  for (const { group, types } of proxyTypeMaps(page.image.context, section, lookup(page))) {
    yield `  group ${cell(group, page)}`;
    if (types === undefined) yield REJECTED;
    for (const { key, proxy } of types ?? []) yield `    ${cell(key, page)} has ${cell(proxy, page)}`;
  }
}

/** Section 126. */
export function* typeMapTargetsText(page: Page, section: SectionEntry): Iterable<string> {
  for (const { group, modules } of typeMapTargets(page.image.context, section, lookup(page))) {
    yield `  group ${cell(group, page)}`;
    for (const module of modules) yield `    in ${cell(module, page)}`;
  }
}

function cell({ importSection, cell: index }: CellReference, page: Page): string {
  return page.cells.ofCell(importSection, index);
}

function lookup({ image }: Page): ImportLookup {
  return { sections: image.importSections, fixup: (section, index) => image.fixup(section, index) };
}
