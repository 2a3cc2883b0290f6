import type { Image } from '../image/image.js';
import { codeNodes } from './code-nodes.js';
import { containerNodes } from './container-nodes.js';
import { debugInfoNodes } from './debug-info-nodes.js';
import { exceptionNodes } from './exception-nodes.js';
import { hashtableNodes } from './hashtable-nodes.js';
import { headerNodes } from './header-nodes.js';
import { importNodes } from './import-nodes.js';
import { methodTableNodes } from './method-table-nodes.js';
import type { ImageNode } from './node.js';
import { pgoNodes } from './pgo-nodes.js';
import { smallSectionNodes } from './small-section-nodes.js';

/** Everything in an image that is written from its decoded value, in no particular order. @throws R2RError as the decoders */
export function* imageNodes(image: Image): Iterable<ImageNode> {
  yield* containerNodes(image);
  yield* headerNodes(image);
  yield* importNodes(image);
  yield* codeNodes(image);
  yield* exceptionNodes(image);
  yield* debugInfoNodes(image);
  yield* methodTableNodes(image);
  yield* hashtableNodes(image);
  yield* pgoNodes(image);
  yield* smallSectionNodes(image);
}
