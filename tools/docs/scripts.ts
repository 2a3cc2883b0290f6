import type { Topic } from '../spec-machine/dialect.js';
import type { Script } from '../spec-machine/script-dialect.js';
import type { GeneratedVector } from '../spec-machine/vectors.js';
import { code, paragraphs, table } from './markdown.js';
import type { Site } from './site.js';

/** The step for each event of a machine, and the sequences that show something by name. */
export function scriptSection(site: Site, page: string, topic: Topic, name: string, { title, operation, machine, steps, cases = [] }: Script, vectors: readonly GeneratedVector[]): string {
  const own = vectors.filter(({ id }) => id.startsWith(`${name}.`));
  return paragraphs(
    `### Operation ${code(operation)}: ${code(name)}`,
    `${title}. Each script is a sequence of events of ${site.definition(page, machine)}:`,
    table(['Event', 'Step'], Object.entries(steps).map(([event, step]) => [event, code(JSON.stringify(step))])),
    `${own.length} ${site.vectors(page, topic)}: ${code(`npm test -- --only='${name}.*'`)}.`,
    cases.length === 0 ? '' : table(['Case', 'Events', 'Shows'], cases.map(({ id, events, says }) => [code(id), events.join(', '), says])),
  );
}
