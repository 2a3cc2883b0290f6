import { TYPE_GENERIC_INFO } from '../../../reference/image/type-generic-info-map.js';
import type { ImageModule } from '../../../reference/image/image-module.js';
import { tokenOf, tokenText } from '../../../reference/metadata/tokens.js';
import { counted, flagNames } from './numbers.js';
import type { Page } from './page.js';
import { methodOfModule, typeOfModule } from './rows.js';

/** Section 108 of a module. */
export function* availableTypesText(page: Page, module: ImageModule, wanted?: string): Iterable<string> {
  for (const { table, rid, range, entry } of module.availableTypes?.entries() ?? []) {
    const name = typeOfModule(module, rid, table);
    if (wanted !== undefined && !name.includes(wanted)) continue;
    yield `  ${page.style.key(tokenText(tokenOf(table, rid)))}  ${name}`;
    yield* page.bytes(entry.range, 'hashtable entry', 4);
    yield* page.bytes(range, 'row', 4);
  }
}

/** The types with a text in their name, of all modules. */
export function* selectedTypesText(page: Page, wanted: string): Iterable<string> {
  yield* page.heading('Types');
  for (const module of page.image.modules) yield* availableTypesText(page, module, wanted);
}

/** Section 121 of a module. */
export function* methodIsGenericMapText(_page: Page, module: ImageModule): Iterable<string> {
  const map = module.methodIsGenericMap;
  if (map === undefined) return;
  yield `  ${counted(map.count, 'method')}; generic are`;
  for (const rid of map.genericRids()) yield `    ${methodOfModule(module, rid)}`;
}

/** Section 122 of a module. */
export function* enclosingTypeMapText(page: Page, module: ImageModule): Iterable<string> {
  const enclosing = module.enclosingTypeMap ?? [];
  yield `  ${counted(enclosing.length, 'type')}; nested are`;
  for (const [index, rid] of enclosing.entries()) {
    if (rid !== 0) yield `    ${page.style.key(tokenText(tokenOf('TypeDef', index + 1)))}  ${typeOfModule(module, index + 1)} in ${typeOfModule(module, rid)}`;
  }
}

/** Section 123 of a module. */
export function* typeGenericInfoMapText(page: Page, module: ImageModule): Iterable<string> {
  const infos = module.typeGenericInfoMap ?? [];
  const { GenericCountMask, ...flags } = TYPE_GENERIC_INFO;
  yield `  ${counted(infos.length, 'type')}; generic are`;
  for (const [index, info] of infos.entries()) {
    if (info === 0) continue;
    const count = info & GenericCountMask;
    const remarks = flagNames(info & ~GenericCountMask, flags);
    yield `    ${page.style.key(tokenText(tokenOf('TypeDef', index + 1)))}  ${typeOfModule(module, index + 1)}: ${count === 3 ? 'more than 2 parameters' : counted(count, 'parameter')}${remarks === 'none' ? '' : `, ${remarks}`}`;
  }
}
