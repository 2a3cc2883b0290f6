import type { Image } from '../image/image.js';
import { readableParts, type PartProblem, type Parts } from '../image/parts.js';
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
import { profileDataNodes } from './profile-data-nodes.js';
import { smallSectionNodes } from './small-section-nodes.js';
import { typeMapNodes } from './type-map-nodes.js';

/** The parts of an image that are written from decoded values. */
const PARTS: Parts<ImageNode> = {
  container: containerNodes,
  header: headerNodes,
  imports: importNodes,
  code: codeNodes,
  'exception info': exceptionNodes,
  'debug info': debugInfoNodes,
  methods: methodTableNodes,
  hashtables: hashtableNodes,
  'PGO instrumentation': pgoNodes,
  'type maps': typeMapNodes,
  'profile data': profileDataNodes,
  'small sections': smallSectionNodes,
};

/** Everything in an image that is written from its decoded value, in no particular order. @throws R2RError as the decoders */
export function* imageNodes(image: Image): Iterable<ImageNode> {
  for (const nodesOf of Object.values(PARTS)) yield* nodesOf(image);
}

/**
 * The same of an image that may be damaged: a part that breaks off has the nodes that were read of it.
 * @param problem is told of each part that does
 */
export function readableNodes(image: Image, problem: PartProblem): Iterable<ImageNode> {
  return readableParts(image, PARTS, problem);
}
