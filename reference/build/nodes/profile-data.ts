import { writeMethodProfile } from '../../image/profile-data-writer.js';
import type { Place } from '../place.js';
import { range } from '../shapes/shape.js';
import { methodProfile } from '../shapes/type-map-shapes.js';
import type { Frame, ModelNode } from './node.js';

/** The records of section 111. */
export function* profileDataNodes(content: Place, { target }: Frame): Iterable<ModelNode> {
  for (const profile of content.elements()) {
    yield {
      kind: 'profile data',
      where: profile.pointer,
      range: profile.member('range').read(range),
      write: () => writeMethodProfile(profile.read(methodProfile), target.pointerSize),
    };
  }
}
