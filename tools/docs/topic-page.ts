import type { Kind, Topic } from '../spec-machine/dialect.js';
import { parseTypeUse } from '../spec-machine/type-use.js';
import type { GeneratedVector } from '../spec-machine/vectors.js';
import { calculationSection } from './calculation.js';
import { scenariosSection } from './scenarios.js';
import { scriptSection } from './scripts.js';
import { verificationsSection } from './verifications.js';
import { definitions } from './definitions.js';
import { examples } from './examples.js';
import { code, paragraphs, table } from './markdown.js';
import { topicsNamed } from './names-used.js';
import { rules, type VectorCounts } from './rules.js';
import type { Site } from './site.js';
import { inputOf } from './vector-input.js';

export const GENERATED = '<!-- Generated from spec/ by "npm run spec"; edit the spec instead. -->';

/** The page of one topic. */
export function topicPage(site: Site, topic: Topic, vectors: readonly GeneratedVector[], counts: VectorCounts): string {
  const page = site.pageOf(topic);
  const heading = (title: string, parts: readonly string[]): string => (parts.length === 0 ? '' : paragraphs(`## ${title}`, ...parts));
  return `${paragraphs(
    GENERATED,
    `# ${topic.title}`,
    [site.to(page, 'README.md', 'All topics'), topic.section === undefined ? '' : `section ${topic.section}`, site.to(page, 'notation.md', 'how to read this page'), site.to(page, `../spec/${site.spec.files.get(topic)}`, 'source')].filter(Boolean).join(' · '),
    topic.summary,
    ...(topic.notes ?? []),
    neighbours(site, page, topic),
    heading('Layout', definitions(site, page, topic)),
    heading('Rules', rules(site, page, topic, counts)),
    heading('Vectors and examples', [
      ...Object.entries(topic.kinds ?? {}).map(([name, kind]) => kindSection(site, page, topic, name, kind, vectors)),
      ...(topic.scenarios === undefined ? [] : [scenariosSection(site, page, topic, topic.scenarios)]),
      ...(topic.verifications === undefined ? [] : [verificationsSection(site, page, topic, topic.verifications)]),
      ...Object.entries(topic.scripts ?? {}).map(([name, script]) => scriptSection(site, page, topic, name, script, vectors)),
      ...Object.entries(topic.calculations ?? {}).map(([name, calculation]) => calculationSection(site, page, topic, name, calculation, vectors)),
    ]),
  )}\n`;
}

function kindSection(site: Site, page: string, topic: Topic, name: string, kind: Kind, vectors: readonly GeneratedVector[]): string {
  const own = vectors.filter((vector) => inputOf(vector).kind === name);
  const rejected = own.filter(({ expect }) => 'rejection' in expect).length;
  const sized = kind.sized === undefined ? '' : ` ${code('size')} in the request says how many bytes the directory gives to ${code(kind.sized)}.`;
  return paragraphs(
    `### Kind ${code(name)}`,
    `${kind.title}. The value is ${valueOf(site, page, kind)}; a cut input is rejected in phase ${kind.phase} unless the structure says otherwise.${sized}`,
    `${own.length} ${site.vectors(page, topic)}, ${rejected} of them rejected: ${code(`npm test -- --only='${name}.*'`)}.`,
    examples(site, page, topic, name, kind, own),
  );
}

function valueOf(site: Site, page: string, { type }: Kind): string {
  const { name } = parseTypeUse(type, 'docs');
  return type === name ? site.definition(page, name) : `${site.definition(page, name)}, used as ${code(type)}`;
}

/** Topics whose definitions this one uses, those that use its own, and those that it names. */
function neighbours(site: Site, page: string, topic: Topic): string {
  const uses = topicsNamed(site, topic);
  const usedBy = site.spec.topics.filter((other) => other !== topic && topicsNamed(site, other).includes(topic));
  const named = (topic.see ?? []).map((name) => site.spec.topics.find((other) => other.topic === name) as Topic);
  const line = (label: string, topics: readonly Topic[]): string[] => (topics.length === 0 ? [] : [label, topics.map((other) => site.topic(page, other)).join(', ')]);
  const rows = [line('See also', named), line('Uses', uses), line('Used by', usedBy)].filter((row) => row.length > 0);
  return rows.map(([label, topics]) => `- ${label}: ${topics}`).join('\n');
}


/** A table of kinds, for the index. */
export function kindTable(site: Site, page: string): string {
  return table(['Kind', 'What', 'Topic'], [...site.spec.kinds].map(([name, kind]) => [code(name), kind.title, site.topic(page, kind.topic)]));
}
