import { R2RError } from '../errors.js';
import type { MetadataNames } from '../metadata/names.js';
import type { TableName } from '../metadata/table-schemas.js';
import { tokenOf, tokenText, type Token as MetadataToken } from '../metadata/tokens.js';
import type { Token } from '../signatures/token.js';
import type { ModuleResolver } from './modules.js';

/** What `name` makes of a token in its module; undefined where the module is not at hand, or does not name it. */
export function nameOf<T>(
  modules: ModuleResolver,
  token: Token<TableName>,
  name: (names: MetadataNames, token: MetadataToken) => T,
): T | undefined {
  return unlessUnreadable(() => {
    const names = modules.names(token.module);
    return names === undefined ? undefined : name(names, tokenOf(token.table, token.rid));
  });
}

/** The token itself: `TypeRef:000011`, or `[System.Linq]TypeDef:000011` if it belongs to another module than the image's. */
export function plainToken(modules: ModuleResolver, token: Token<TableName>): string {
  const text = tokenText(tokenOf(token.table, token.rid));
  if (token.module === 0) return text;
  const assembly = unlessUnreadable(() => modules.assemblyName(token.module));
  return `[${assembly ?? `module ${token.module}`}]${text}`;
}

/** Texts are for readers: damaged metadata costs a name, not the description. */
export function unlessUnreadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof R2RError) return undefined;
    throw error;
  }
}
