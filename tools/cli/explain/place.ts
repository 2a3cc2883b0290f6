import { pageOf } from '../suite/pages.js';
import { appliesText } from './applies.js';
import { numberOf } from './constant.js';
import { details, sameName, type Book, type Explanation } from './explanation.js';

/** A version of the format. */
export function explainVersion(book: Book, query: string): Explanation[] {
  return book.spec.versions.filter(({ version }) => version === query).map(({ version, change, source, confidence, ...rest }) => ({
    is: 'format version',
    name: version,
    says: change,
    details: details({ source, confidence, witness: 'witness' in rest && Array.isArray(rest.witness) ? rest.witness.map(String) : undefined, requirements: borderingOn(book, version) }),
  }));
}

/** Requirements that begin or end with a version. */
function borderingOn({ spec }: Book, version: string): string[] {
  const all = spec.topics.flatMap(({ requirements = [] }) => requirements);
  return all.filter(({ applies }) => applies?.format?.split('..').includes(version)).map(({ id, says, applies }) => `${id}  ${says} (${appliesText(applies)})`);
}

/** A topic of the spec by its name, or by the id of the R2R section that it is about. */
export function explainTopic(book: Book, query: string): Explanation[] {
  const number = numberOf(query);
  const found = book.spec.topics.filter(({ topic, section }) => sameName(topic, query) || (number !== undefined && section === number));
  return found.map(({ topic, title, summary, section, area, kinds = {}, requirements = [] }) => ({
    is: section === undefined ? 'topic' : `topic, section ${section}`,
    name: topic,
    says: summary === title ? summary : `${title}. ${summary}`,
    details: details({
      file: `spec/${area}/${topic}.json`,
      kinds: Object.entries(kinds).map(([name, kind]) => `${name}  ${kind.title}`),
      requirements: requirements.map(({ id, says }) => `${id}  ${says}`),
      page: pageOf({ area, topic }),
    }),
  }));
}

/** A definition of the spec: a structure with its fields, an enumeration with its members, a table, a machine. */
export function explainDefinition(book: Book, query: string): Explanation[] {
  return book.spec.topics.flatMap(({ topic, title, definitions = {}, requirements = [], area }) =>
    Object.entries(definitions).filter(([name]) => sameName(name, query)).map(([name, definition]) => ({
      is: 'definition',
      name,
      says: definition.says ?? `Part of ${title}.`,
      details: details({
        topic,
        ...('struct' in definition ? { fields: definition.struct.filter(({ hidden }) => !hidden).map(({ name: field, type, let: value, says, applies }) => [`${field}  ${type ?? `= ${value}`}`, says, appliesText(applies)].filter((part) => part !== undefined).join('; ')) } : {}),
        ...('enum' in definition ? { members: definition.enum.map(memberText) } : {}),
        ...('flags' in definition ? { members: definition.flags.map(memberText) } : {}),
        ...('constants' in definition ? { constants: Object.entries(definition.constants).map(([key, value]) => `${key}  ${JSON.stringify(value)}`) } : {}),
        ...('table' in definition ? { rows: definition.table.map(({ id, when, then }) => `${id}  ${when} -> ${JSON.stringify(then)}`) } : {}),
        requirements: requirements.filter(({ on, covers }) => on === name || covers?.some((place) => place.split('.')[0] === name)).map(({ id, says }) => `${id}  ${says}`),
        page: pageOf({ area, topic }),
      }),
    })),
  );
}

function memberText({ name, value, applies, notes }: { name: string; value: number; applies?: Parameters<typeof appliesText>[0]; notes?: string }): string {
  return [`${value < 0 ? value : `0x${value.toString(16)}`}  ${name}`, appliesText(applies), notes].filter((part) => part !== undefined).join('; ');
}
