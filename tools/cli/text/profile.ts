import type { PgoElement, PgoHandle } from '../../../reference/image/pgo-schema.js';
import { PGO_KINDS } from '../../../reference/image/pgo-kinds.js';
import { methodProfiles } from '../../../reference/image/profile-data.js';
import type { SectionEntry } from '../../../reference/image/header.js';
import { methodText } from '../../../reference/names/method-text.js';
import { token, tokenText } from '../../../reference/metadata/tokens.js';
import { counted, nameOfValue } from './numbers.js';
import type { Page } from './page.js';

/** Section 117: how often things happened in an instrumented run. */
export function* pgoText(page: Page): Iterable<string> {
  const { image } = page;
  const data = image.pgoInstrumentation;
  for (const entry of data?.entries() ?? []) {
    yield `  ${methodText(entry.method, image.resolver)}`;
    yield* page.bytes(entry.range, 'entry', 4);
    yield* page.guarded(`PgoInstrumentationData of ${methodText(entry.method, image.resolver)}`, () => elementsText(data?.schema(entry) ?? [], page));
  }
}

function* elementsText(elements: readonly PgoElement[], page: Page): Iterable<string> {
  for (const { ilOffset, type, count, other, values, range } of elements) {
    const texts = Array.from<bigint | PgoHandle, string>(values, (value) => (typeof value === 'bigint' ? String(value) : handleText(value, page)));
    yield `    IL_${(ilOffset >>> 0).toString(16).padStart(4, '0')}  ${nameOfValue(type, PGO_KINDS)}${other === 0 ? '' : ` (${other})`}  ${count} of  ${texts.join(', ')}`.trimEnd();
    yield* page.bytes(range, 'element', 6);
  }
}

function handleText(handle: PgoHandle, page: Page): string {
  if (handle.kind === 'null') return 'null';
  if (handle.kind === 'unknown') return `unknown ${handle.id}`;
  return handle.importSection < page.image.importSections.length ? page.cells.ofCell(handle.importSection, Number(handle.cell)) : `${handle.importSection}[${handle.cell}]`;
}

/** Section 111 of the old compiler. */
export function* profileDataText(page: Page, section: SectionEntry): Iterable<string> {
  const imageBase = page.image.file.pe?.optionalHeader.imageBase ?? 0n;
  for (const { method, ilSize, blocks, range } of methodProfiles(page.image.context, section.rva, imageBase)) {
    yield `  ${tokenText(token(method))}, ${counted(ilSize, 'byte')} of IL`;
    for (const { ilOffset, count } of blocks) yield `    IL_${ilOffset.toString(16).padStart(4, '0')}  ${count}`;
    yield* page.bytes(range, 'profile', 4);
  }
}
