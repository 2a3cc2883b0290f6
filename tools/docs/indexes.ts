import type { Topic } from '../spec-machine/dialect.js';
import { anchor, code, hexadecimal, paragraphs, table } from './markdown.js';
import type { VectorCounts } from './rules.js';
import { appliesText, type Site } from './site.js';
import { GENERATED, kindTable } from './topic-page.js';

const AREAS: Record<string, string> = { format: 'The file and its tables', signatures: 'Signatures and fixups', wasm: 'WebAssembly', runtime: 'What a runtime does', il: 'IL' };
const README = 'README.md';

/** `docs/README.md`: every topic by area and by section. */
export function startPage(site: Site): string {
  const areas = Object.entries(AREAS).flatMap(([area, title]) => {
    const topics = site.spec.topics.filter((topic) => topic.area === area);
    return topics.length === 0 ? [] : [`## ${title}`, table(['Topic', 'What'], topics.map((topic) => [site.topic(README, topic), firstSentence(topic.summary)]))];
  });
  return page(
    '# ReadyToRun, topic by topic',
    'These pages say what the suite holds an implementation against: the layouts, the rules and the examples of `spec/`, with the vectors that show them. '
      + 'Who knows ECMA-335 can write a reader from them. They are generated; [how to read them](notation.md) explains the tables and the expressions.',
    'A reader of a whole file begins with the [PE file](format/pe-envelope.md) (or [Webcil](format/webcil.md)), finds the [header](format/header.md) and its sections, then the [import sections](format/import-sections.md) '
      + 'with their [cells](format/import-cells.md) and [signatures](signatures/fixups.md), and the [entry points](format/method-entry-element.md) of methods with their [code](format/runtime-functions.md).',
    '- [Sections by number](sections.md)\n- [Fixup kinds](fixup-kinds.md)\n- [Error codes](errors.md)\n- [Requirements](requirements.md)\n- [Versions](versions.md)\n- [Kinds of structures that vectors ask for](kinds.md)\n- [Primitives: how single values are stored](primitives.md)\n- [Bugs found in readers and documents](bugs-found.md), [defects of the wasm side](wasm-defects.md)\n- [Running the suite](running.md), [its reports](reports.md)',
    ...areas,
  );
}

const page = (...parts: string[]): string => `${paragraphs(GENERATED, ...parts)}\n`;

const firstSentence = (text: string): string => /^.*?[.](?= |$)/.exec(text)?.[0] ?? text;

const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 117)}...` : text);

export function sectionsPage(site: Site): string {
  const types = site.spec.definitions.get('SectionType');
  const members = types && 'enum' in types ? types.enum : [];
  const topicOf = (section: number): Topic[] => site.spec.topics.filter((topic) => topic.section === section);
  return page('# Sections by number', `Which header holds which of them: ${site.to('sections.md', 'format/section-ownership.md', 'Which header owns which section')}.`,
    table(['Type', 'Name', 'Versions', 'Topic'], members.map(({ value, name, applies }) => [String(value), code(name), appliesText(applies), topicOf(value).map((topic) => site.topic('sections.md', topic)).join(', ')])));
}

export function fixupsPage(site: Site): string {
  const kinds = site.spec.definitions.get('FixupKind');
  const members = kinds && 'enum' in kinds ? kinds.enum : [];
  const shown = (name: string): string => {
    const rules = [...site.spec.requirements.values()].filter(({ says, covers }) => new RegExp(`\\b${name}\\b`).test(says) || covers?.some((covered) => covered.endsWith(`.${name}`)));
    return rules.map(({ id }) => site.requirement('fixup-kinds.md', id)).join(', ');
  };
  return page('# Fixup kinds', `The byte that a ${site.to('fixup-kinds.md', 'signatures/fixups.md', 'fixup signature')} begins with, without its top bit.`,
    table(['Kind', 'Name', 'Versions', 'Meaning', 'Rules'], members.map(({ value, name, applies, notes }) => [hexadecimal(value), code(name), appliesText(applies), notes ?? '', shown(name)])));
}

export function errorsPage(site: Site): string {
  const rules = new Map<string, string[]>();
  for (const { id, error } of site.spec.requirements.values()) if (error !== undefined) rules.set(error, [...(rules.get(error) ?? []), id]);
  return page('# Error codes', 'An answer that rejects names one of them. Phases say how far a reader came: container, header, directory, section, record, signature, link, bind, execute.',
    table(['Code', 'Phase', 'Meaning', 'Rules'], [...site.spec.errors.values()].map(({ code: name, phase, says }) => [`${anchor(name)}${code(name)}`, phase, says, (rules.get(name) ?? []).map((id) => site.requirement('errors.md', id)).join(', ')])));
}

export function requirementsPage(site: Site, counts: VectorCounts): string {
  const row = ({ id, level, confidence, says, topic }: { id: string; level: string; confidence: string; says: string; topic: Topic }): string[] =>
    [site.requirement('requirements.md', id), level, confidence, short(firstSentence(says)), site.topic('requirements.md', topic), vectors(id)];
  const vectors = (id: string): string => (counts.has(id) ? `${counts.get(id)?.positive} / ${counts.get(id)?.negative}` : '');
  return page('# Requirements', 'The last column counts vectors: accepted / rejected.', table(['Id', 'Level', 'Confidence', 'Sentence', 'Topic', 'Vectors'], [...site.spec.requirements.values()].map(row)));
}

export function versionsPage(site: Site): string {
  return page('# Format versions', 'The MajorVersion and MinorVersion of the header, in the order of history.',
    table(['Version', 'Change', 'Confidence', 'Source'], site.spec.versions.map(({ version, change, confidence, source }) => [`${anchor(version)}${version}`, change, confidence, source.join('; ')])));
}

export function kindsPage(site: Site): string {
  return page('# Kinds', 'What `format.decode` can be asked for. The JSON Schemas of the values stand in [kinds.json](../conformance/corpus/kinds.json).', kindTable(site, 'kinds.md'));
}
