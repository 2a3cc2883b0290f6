import type { Topic } from '../spec-machine/dialect.js';
import type { FieldEdit, Scenarios } from '../spec-machine/scenario-dialect.js';
import { code, paragraphs, table } from './markdown.js';
import type { Site } from './site.js';

/** What is asked about which files, and which fields of them are changed. */
export function scenariosSection(site: Site, page: string, topic: Topic, { title, operation, tables, runtime, cases, name }: Scenarios): string {
  return paragraphs(
    `### Operation ${code(operation)}`,
    `${title}. The tables ${tables.map(code).join(', ')} are asked one after the other, as long as they say ${code('accept')}; the runtime is ${code(JSON.stringify(runtime))}.`,
    `${cases.length} ${site.vectors(page, topic)}: ${code(`npm test -- --only='${name}.*'`)}.`,
    table(
      ['Case', 'Changed', 'Runtime', 'Means'],
      cases.map(({ id, edits = [], without = [], runtime: profile, inputs }) => [
        code(id),
        [...edits.map((edit) => code(`${edit.file === undefined ? '' : `${edit.file}: `}${placeOf(edit)}${edit.at === undefined ? '' : `+${edit.at}`} = ${edit.to}`)), ...without.map((file) => `without ${code(file)}`)].join(', '),
        profile === undefined ? '' : code(JSON.stringify(profile)),
        inputs === undefined ? '' : code(JSON.stringify(inputs)),
      ]),
    ),
  );
}

function placeOf({ field, section, rva }: FieldEdit): string {
  return field ?? (section === undefined ? `RVA 0x${(rva ?? 0).toString(16)}` : `section ${section}`);
}
