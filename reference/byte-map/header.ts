import type { CoreHeader } from '../image/header.js';
import type { Image } from '../image/image.js';
import { readableRangeOfSection } from '../image/section-file-range.js';
import { owned, type OwnedBytes } from './owned-bytes.js';

/** READYTORUN_HEADER, the headers of components, and the sections that they list. */
export function* headerBytes(image: Image): Iterable<OwnedBytes> {
  yield owned(image.header.range, 'R2R headers', () => 'READYTORUN_HEADER');
  yield* sectionsOf(image.header, image, '');
  for (const { name, header } of image.components) {
    yield owned(header.coreRange, 'R2R headers', () => `READYTORUN_CORE_HEADER of ${name ?? 'a component'}`);
    yield* sectionsOf(header, image, ` of ${name ?? 'a component'}`);
  }
}

function* sectionsOf(header: CoreHeader, image: Image, whose: string): Iterable<OwnedBytes> {
  for (const section of header.sections) {
    const range = readableRangeOfSection(image, section);
    if (range !== undefined) yield owned(range, 'R2R sections', () => `${section.type} ${section.name ?? 'unknown section'}${whose}`);
  }
}
