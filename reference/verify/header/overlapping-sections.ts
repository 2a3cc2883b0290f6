import type { CoreHeader, SectionEntry } from '../../image/header.js';
import type { Image } from '../../image/image.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** No byte belongs to two sections of an image, those of its components included. */
export const overlappingSections: Rule<Image> = {
  requirement: 'XREF-24',
  structure: 'header',
  *check({ header, components }): Iterable<Fault> {
    const all = [header, ...components.map((component) => component.header)].flatMap(nonEmpty).sort((a, b) => a.rva - b.rva);
    let last: SectionEntry | undefined;
    for (const section of all) {
      if (last !== undefined && section.rva < last.rva + last.size) {
        yield { range: section.range, path: 'Header.Sections', message: `section ${section.name ?? section.type} begins inside section ${last.name ?? last.type}` };
      }
      if (last === undefined || section.rva + section.size > last.rva + last.size) last = section;
    }
  },
};

function nonEmpty({ sections }: CoreHeader): SectionEntry[] {
  return sections.filter(({ size }) => size > 0);
}
