import type { Definition, Member, Requirement, Topic } from '../../spec-machine/dialect.js';
import { pageOf } from '../suite/pages.js';
import { requirementsOf } from '../suite/spec-files.js';
import { appliesText } from './applies.js';
import { slug } from '../../spec-machine/slug.js';
import { fieldsOfType } from './fields.js';
import { details, sameName, type Book, type Explanation } from './explanation.js';
import { vectorLines } from './vectors.js';
import { withNamedNumber } from './named-number.js';

/** A number that has a name. */
interface Constant extends Member {
  topic: Topic;
  definition: string;
  form: 'enum' | 'flags' | 'constants';
  /** Where it differs from machine to machine. */
  byMachine?: Record<string, number>;
}

/** Constants by number (decimal or 0x...), by name, or by `Definition.Name`. */
export function explainConstant(book: Book, query: string): Explanation[] {
  const number = numberOf(query);
  const [definition, member] = query.includes('.') ? query.split('.', 2) : [undefined, query];
  return constants(book)
    .filter((each) => (number === undefined ? sameName(each.name, member) && (definition === undefined || sameName(each.definition, definition)) : each.value === number))
    .map((constant) => explain(book, constant, number === undefined));
}

/** The names that `explainConstant` knows. */
export function constantNames(book: Book): string[] {
  return constants(book).flatMap(({ name, definition }) => [name, `${definition}.${name}`]);
}

/** A number as people write it; undefined for anything else. */
export function numberOf(query: string): number | undefined {
  return /^(-?\d+|0x[0-9a-f]+)$/i.test(query) ? Number(query) : undefined;
}

function constants({ spec }: Book): Constant[] {
  return spec.topics.flatMap((topic) => Object.entries(topic.definitions ?? {}).flatMap(([name, definition]) => constantsOf(topic, name, definition)));
}

function constantsOf(topic: Topic, name: string, definition: Definition): Constant[] {
  if ('enum' in definition) return definition.enum.map((member) => ({ ...member, topic, definition: name, form: 'enum' }));
  if ('flags' in definition) return definition.flags.map((member) => ({ ...member, topic, definition: name, form: 'flags' }));
  if (!('constants' in definition)) return [];
  return Object.entries(definition.constants).map(([member, value]) => {
    const place = { name: member, topic, definition: name, form: 'constants' as const };
    return typeof value === 'number' ? { ...place, value } : { ...place, value: NaN, byMachine: value };
  });
}

/** @param full also looks for the vectors in which it stands */
function explain(book: Book, constant: Constant, full: boolean): Explanation {
  const { name, value, topic, definition, form, byMachine, notes, applies } = constant;
  const { says } = topic.definitions?.[definition] ?? {};
  const fields = fieldsOfType(book.spec.topics, definition);
  const mentioning = requirementsAbout(book, constant, fields.map(({ place }) => place));
  return {
    is: 'constant',
    name: `${definition}.${name}`,
    says: [byMachine === undefined ? numberText(value) : Object.entries(byMachine).map(([machine, each]) => `${machine} ${each}`).join(', '), says, notes].filter((part) => part !== undefined).map((part) => part.replace(/\.$/, '')).join('. '),
    details: details({
      is: form === 'flags' ? `a flag of ${definition}` : form === 'enum' ? `a value of ${definition}` : `a constant of ${definition}`,
      topic: `${topic.topic} (${topic.title})`,
      page: pageOf(topic),
      applies: appliesText(applies) ?? 'to every version and target',
      'stands in': fields.map(({ place }) => place),
      requirements: mentioning.map((each) => `${each.id}  ${each.says}`),
      source: [...new Set(mentioning.flatMap(({ source }) => source))],
      confidence: [...new Set(mentioning.map(({ confidence }) => confidence))].join(', '),
      witness: [...new Set(mentioning.flatMap(({ witness }) => witness ?? []))],
      vectors: full && form !== 'constants' ? vectorLines(withNamedNumber(book, constant, fields.map(({ field }) => field))) : undefined,
    }),
  };
}

/** The requirements that name the constant; where none does, those about the fields in which it stands. */
function requirementsAbout({ spec }: Book, { topic, definition, name }: Constant, places: readonly string[]): Requirement[] {
  const all = requirementsOf({ ...spec, topics: [topic] });
  const word = new RegExp(`\\b${name}\\b`);
  const sample = slug(name);
  const naming = all.filter(({ says, covers, holds }) => word.test(says) || holds?.includes(`${definition}.${name}`) || covers?.some((place) => place === definition || place.split('.')[1] === sample));
  if (naming.length > 0) return naming;
  return requirementsOf(spec).filter(({ on, field, covers = [] }) => places.includes(`${on}.${field}`) || covers.some((place) => place === definition || places.includes(place)));
}

function numberText(value: number): string {
  return value < 0 ? String(value) : `0x${value.toString(16).toUpperCase()} (${value})`;
}
