import { AttributePresence } from '../../../reference/image/attribute-presence.js';
import { readCompilerIdentifier } from '../../../reference/image/compiler-identifier.js';
import type { SectionEntry } from '../../../reference/image/header.js';
import { counted, hexNumber } from './numbers.js';
import type { Page } from './page.js';

/** Section 100. */
export function* compilerIdentifierText(page: Page, section: SectionEntry): Iterable<string> {
  yield `  ${readCompilerIdentifier(page.image.context, section)}`;
}

/** Section 106. */
export function* delayLoadThunksText(page: Page): Iterable<string> {
  const thunks = page.image.delayLoadThunks;
  if (thunks !== undefined) yield `  import thunks at RVA ${hexNumber(thunks.rva)}, ${counted(thunks.size, 'byte')}`;
}

/** Section 113: a filter says yes or no to a question; all there is to show are its fingerprints. */
export function* attributePresenceText(page: Page, section: SectionEntry): Iterable<string> {
  const filter = new AttributePresence(page.image.context, section);
  yield `  ${counted(filter.bucketCount, 'bucket')}`;
  for (let index = 0; index < filter.bucketCount; index++) {
    yield `    ${String(index).padStart(4)}  ${filter.bucket(index).map((fingerprint) => (fingerprint === 0 ? '   -' : fingerprint.toString(16).padStart(4, '0'))).join(' ')}`;
  }
}

/** Section 116. */
export function* ownerText(page: Page): Iterable<string> {
  yield `  ${page.image.ownerCompositeExecutable ?? ''}`;
}

/** Section 120. */
export function* hotColdMapText(page: Page): Iterable<string> {
  for (const { hot, cold, range } of page.image.hotColdMap ?? []) {
    if (!page.isSelectedFunction(hot)) continue;
    yield `  cold ${cold}, hot ${hot}  ${page.methods.ofFunction(hot)?.text ?? ''}`.trimEnd();
    yield* page.bytes(range, 'pair', 4);
  }
}
