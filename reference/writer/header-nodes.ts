import { writeCoreHeader, writeReadyToRunHeader } from '../image/header-writer.js';
import type { CoreHeader, SectionEntry } from '../image/header.js';
import type { Image } from '../image/image.js';
import type { ImageNode, Moves } from './node.js';

/** READYTORUN_HEADER and the headers of components. */
export function* headerNodes(image: Image): Iterable<ImageNode> {
  const { header } = image;
  yield {
    kind: 'READYTORUN_HEADER',
    range: header.range,
    write: () => writeReadyToRunHeader(header),
    moved: (moves) => writeReadyToRunHeader({ ...header, sections: movedSections(header, moves) }),
  };
  for (const { header: core } of image.components) {
    yield {
      kind: 'READYTORUN_HEADER',
      range: core.coreRange,
      write: () => writeCoreHeader(core),
      moved: (moves) => writeCoreHeader({ ...core, sections: movedSections(core, moves) }),
    };
  }
}

function movedSections({ sections }: CoreHeader, moves: Moves): SectionEntry[] {
  return sections.map((section) => ({ ...section, ...moves.section(section) }));
}
