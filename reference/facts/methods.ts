import type { Image } from '../image/image.js';
import { tokenHex, tokenOf, tokenText } from '../metadata/tokens.js';
import { unlessUnreadable } from '../names/token-text.js';
import { componentMark } from './component-mark.js';
import { EntryPointFacts, type EntryPointFact } from './entry-point.js';

export interface MethodFact extends EntryPointFact {
  readonly component?: number;
  /** Eight digits, lower case. */
  readonly token: string;
  readonly name: string;
}

/** Section 103 of each module. */
export function* methodsFacet(image: Image): Iterable<MethodFact> {
  for (const module of image.modules) {
    const table = module.methodEntryPoints;
    if (table === undefined) continue;
    const names = unlessUnreadable(() => module.names);
    const facts = new EntryPointFacts(image, table);
    for (const entry of table.entries()) {
      const token = tokenOf('MethodDef', entry.rid);
      const name = unlessUnreadable(() => names?.method(token)) ?? tokenText(token);
      yield { ...componentMark(module), token: tokenHex(token).toLowerCase(), name, ...facts.of(entry) };
    }
  }
}
