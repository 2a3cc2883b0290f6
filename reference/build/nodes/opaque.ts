import type { Place } from '../place.js';
import { bytes, range } from '../shapes/shape.js';
import type { ModelNode } from './node.js';

/** Something whose bytes stand in the model as they are. */
export function bytesNode(kind: ModelNode['kind'], place: Place): ModelNode {
  return { kind, where: place.pointer, range: place.member('range').read(range), write: () => place.member('bytes').read(bytes) };
}
