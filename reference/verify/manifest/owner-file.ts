import type { Image } from '../../image/image.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** A component is one of the components of the composite image that it names, if that lies beside it (r2r-format 12.3). */
export const ownerFile: Rule<Image> = {
  requirement: 'OWN-3',
  structure: 'section-ownership',
  *check(image): Iterable<Fault> {
    const name = image.ownerCompositeExecutable;
    if (name === undefined || image.owner === undefined || image.ownerModule !== undefined) return;
    yield { range: image.section('OwnerCompositeExecutable')?.range, path: 'OwnerCompositeExecutable', message: `${name} has no such component` };
  },
};
