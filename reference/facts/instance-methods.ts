import type { Image } from '../image/image.js';
import { methodText } from '../names/method-text.js';
import { EntryPointFacts, type EntryPointFact } from './entry-point.js';
import { hexOfRange } from '../io/hex.js';

export interface InstanceMethodFact extends EntryPointFact {
  readonly lowHash: number;
  readonly signatureHex: string;
  readonly name: string;
}

/** Section 109, in the order of the table. */
export function* instanceMethodsFacet(image: Image): Iterable<InstanceMethodFact> {
  const table = image.instanceEntryPoints;
  if (table === undefined) return;
  const facts = new EntryPointFacts(image, table);
  const { resolver } = image;
  for (const entry of table.entries()) {
    const signatureHex = hexOfRange(image.context.space.bytes, entry.method.range);
    const name = methodText(entry.method, resolver);
    yield { lowHash: entry.entry.lowHash, signatureHex, name, ...facts.of(entry) };
  }
}
