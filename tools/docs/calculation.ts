import type { Calculation } from '../spec-machine/calculation-dialect.js';
import type { Topic } from '../spec-machine/dialect.js';
import type { GeneratedVector } from '../spec-machine/vectors.js';
import { code, paragraphs, table } from './markdown.js';
import type { Site } from './site.js';

/** What a calculation answers: its expression, and those cases that a source or an image gives. */
export function calculationSection(site: Site, page: string, topic: Topic, name: string, calculation: Calculation, vectors: readonly GeneratedVector[]): string {
  const own = vectors.filter(({ id }) => id.startsWith(`${name}.`));
  const rejected = own.filter(({ expect }) => 'rejection' in expect).length;
  const known = calculation.cases.filter(({ value }) => value !== undefined);
  return paragraphs(
    `### Operation ${code(calculation.operation)}`,
    `${calculation.title}. The answer to an ${code('input')}:`,
    `\`\`\`\n${calculation.result}\n\`\`\``,
    `${own.length} ${site.vectors(page, topic)}, ${rejected} of them rejected: ${code(`npm test -- --only='${name}.*'`)}.`,
    table(['Input', 'Answer'], known.map(({ input, value }) => [code(JSON.stringify(input)), code(readable(value))])),
  );
}

/** Numbers with their hexadecimal form, in which the sources give them. */
function readable(value: unknown): string {
  return JSON.stringify(value).replace(/(?<=:)\d+/g, (digits) => `${digits} (0x${Number(digits).toString(16).toUpperCase().padStart(8, '0')})`);
}
