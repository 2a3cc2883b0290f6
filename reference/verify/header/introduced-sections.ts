import type { Image } from '../../image/image.js';
import { introducedLater } from '../introduced-later.js';
import { HEADER_FLAGS } from '../../image/header-flags.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** An image has a version in which its sections and header flags exist (r2r-format 1, 14 "Writer must"). */
export const introducedSections: Rule<Image> = {
  requirement: 'HDR-9',
  structure: 'header',
  *check({ header, components, version }): Iterable<Fault> {
    for (const { name, range } of [header, ...components.map((component) => component.header)].flatMap(({ sections }) => sections)) {
      const message = introducedLater(name, version);
      if (message !== undefined) yield { range, path: 'Header.Sections', message };
    }
    for (const [name, bit] of Object.entries(HEADER_FLAGS)) {
      const message = (header.flags & bit) === 0 ? undefined : introducedLater(name, version);
      if (message !== undefined) yield { range: { start: header.range.start + 8, end: header.range.start + 12 }, path: 'Header.Flags', message };
    }
  },
};
