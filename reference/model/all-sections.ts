import type { SectionEntry } from '../image/header.js';
import type { ImageModule } from '../image/image-module.js';
import type { Image } from '../image/image.js';
import { unlessUnreadable } from '../names/token-text.js';

/** A section with the module that it belongs to; undefined in the main header of a composite image. */
export interface OwnedSection {
  readonly section: SectionEntry;
  readonly module: ImageModule | undefined;
}

/** The sections of the header in their order, then those of the components, if their headers can be read. */
export function* allSections(image: Image): Iterable<OwnedSection> {
  const own = image.isComposite ? undefined : image.modules[0];
  for (const section of image.header.sections) yield { section, module: own };
  for (const module of unlessUnreadable(() => image.components) ?? []) {
    for (const section of module.header.sections) yield { section, module };
  }
}
