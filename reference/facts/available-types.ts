import type { Image } from '../image/image.js';
import { tokenOf, tokenText } from '../metadata/tokens.js';
import { unlessUnreadable } from '../names/token-text.js';
import { componentMark } from './component-mark.js';

export interface AvailableTypeFact {
  readonly component?: number;
  /** `Ns.Outer+Inner`; the token where no metadata names it. */
  readonly name: string;
  readonly rid: number;
  readonly exported: boolean;
}

/** Section 108 of each module, in the order of the tables. */
export function* availableTypesFacet(image: Image): Iterable<AvailableTypeFact> {
  for (const module of image.modules) {
    const names = unlessUnreadable(() => module.names);
    for (const { table, rid } of module.availableTypes?.entries() ?? []) {
      const token = tokenOf(table, rid);
      const name = unlessUnreadable(() => names?.type(token)) ?? tokenText(token);
      yield { ...componentMark(module), name, rid, exported: table === 'ExportedType' };
    }
  }
}
