import { writeCoreHeader, writeReadyToRunHeader } from '../image/header-writer.js';
import type { Image } from '../image/image.js';
import type { ImageNode } from './node.js';

/** READYTORUN_HEADER and the headers of components. */
export function* headerNodes(image: Image): Iterable<ImageNode> {
  const { header } = image;
  yield { kind: 'READYTORUN_HEADER', range: header.range, write: () => writeReadyToRunHeader(header) };
  for (const { header: core } of image.components) {
    yield { kind: 'READYTORUN_HEADER', range: core.coreRange, write: () => writeCoreHeader(core) };
  }
}
