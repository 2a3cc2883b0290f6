import type { Image } from '../../image/image.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** Sections of types that nobody knows are passed over (r2r-format 4.3): nothing is wrong, and nobody looks into them. */
export const knownSections: Rule<Image> = {
  requirement: 'HDR-7',
  structure: 'header',
  level: 'info',
  *check({ header: { sections } }): Iterable<Fault> {
    for (const { name, type, range } of sections) {
      if (name === undefined) yield { range, path: 'Header.Sections', message: `the type ${type} is not known: the section is not looked at` };
    }
  },
};
