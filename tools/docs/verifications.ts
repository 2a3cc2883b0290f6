import type { Topic } from '../spec-machine/dialect.js';
import type { Verifications } from '../spec-machine/verification-dialect.js';
import { code, paragraphs, table } from './markdown.js';
import type { Site } from './site.js';

/** What is broken in which images, and which requirement names it. */
export function verificationsSection(site: Site, page: string, topic: Topic, { title, name, bases, cases }: Verifications): string {
  return paragraphs(
    `### Operation ${code('image.verify')}`,
    `${title}. In each image as it is nothing is found.`,
    `${cases.length + Object.keys(bases).length} ${site.vectors(page, topic)}: ${code(`npm test -- --only='${name}.*'`)}.`,
    table(
      ['Case', 'Image', 'What is changed', 'What is broken'],
      cases.map(({ id, base, says, breaks, permits = [] }) => {
        const named = (breaks ?? permits).map((requirement) => site.requirement(page, requirement)).join(' or ');
        return [code(id), code(base), says, breaks === undefined ? `nothing: ${named}` : named];
      }),
    ),
  );
}
