import type { Image } from '../../image/image.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** The stub of a component has flag 0x20 and section 116, and no other image has either (r2r-format 12.3). */
export const componentFlag: Rule<Image> = {
  requirement: 'IMG-5',
  structure: 'image',
  *check(image): Iterable<Fault> {
    const { start } = image.header.range;
    const found = { range: { start: start + 8, end: start + 12 }, path: 'Header.Flags' };
    const hasOwner = image.header.sections.some(({ name }) => name === 'OwnerCompositeExecutable');
    if (image.hasFlag('COMPONENT') && !hasOwner) yield { ...found, message: 'a component without the name of its composite image' };
    if (!image.hasFlag('COMPONENT') && hasOwner) yield { ...found, message: 'the name of a composite image in what is no component' };
  },
};
