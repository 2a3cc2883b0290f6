import type { Image } from '../../../reference/image/image.js';
import type { ImageModule } from '../../../reference/image/image-module.js';
import type { TableName } from '../../../reference/metadata/table-schemas.js';
import { tokenOf, tokenText } from '../../../reference/metadata/tokens.js';
import { unlessUnreadable } from '../../../reference/names/token-text.js';

/** A method by its row in the module that a section belongs to: its name, or its token where no metadata is at hand. */
export function methodOfModule(module: ImageModule, rid: number): string {
  const token = tokenOf('MethodDef', rid);
  return unlessUnreadable(() => module.names?.method(token)) ?? tokenText(token);
}

/** A type by its row in the module that a section belongs to. */
export function typeOfModule(module: ImageModule, rid: number, table: TableName = 'TypeDef'): string {
  const token = tokenOf(table, rid);
  return unlessUnreadable(() => module.names?.type(token)) ?? tokenText(token);
}

/** A method by module index and row. */
export function methodByIndex(image: Image, moduleIndex: number, rid: number): string {
  const token = tokenOf('MethodDef', rid);
  const name = unlessUnreadable(() => image.resolver.names(moduleIndex)?.method(token));
  if (name !== undefined) return name;
  return moduleIndex === 0 ? tokenText(token) : `[${assemblyOf(image, moduleIndex)}]${tokenText(token)}`;
}

/** The simple name of an assembly by module index. */
export function assemblyOf(image: Image, moduleIndex: number): string {
  return unlessUnreadable(() => image.resolver.assemblyName(moduleIndex)) ?? `module ${moduleIndex}`;
}
