import { writeCoreHeader, writeReadyToRunHeader } from '../../image/header-writer.js';
import type { CoreHeader } from '../../image/header.js';
import type { Moves } from '../../writer/node.js';
import type { Place } from '../place.js';
import { coreHeader, readyToRunHeader } from '../shapes/header-shapes.js';
import { range } from '../shapes/shape.js';
import type { ModelNode } from './node.js';

/** READYTORUN_HEADER. */
export function headerNode(header: Place): ModelNode {
  return {
    kind: 'READYTORUN_HEADER',
    where: header.pointer,
    range: header.member('range').read(range),
    write: () => writeReadyToRunHeader(header.read(readyToRunHeader)),
    moved: (moves) => writeReadyToRunHeader(movedHeader(header.read(readyToRunHeader), moves)),
  };
}

/** The headers of components. */
export function* componentHeaderNodes(modules: Place): Iterable<ModelNode> {
  for (const module of modules.elements()) {
    const header = module.member('header');
    if (!header.isPresent) continue;
    yield {
      kind: 'READYTORUN_HEADER',
      where: header.pointer,
      range: header.member('coreRange').read(range),
      write: () => writeCoreHeader(header.read(coreHeader)),
      moved: (moves) => writeCoreHeader(movedHeader(header.read(coreHeader), moves)),
    };
  }
}

function movedHeader<Header extends CoreHeader>(header: Header, moves: Moves): Header {
  return { ...header, sections: header.sections.map((section) => ({ ...section, ...moves.section(section) })) };
}
