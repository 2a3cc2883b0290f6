import type { Requirement, Topic } from '../../spec-machine/dialect.js';
import { pageOf } from '../suite/pages.js';
import { requirementsOf } from '../suite/spec-files.js';
import { appliesText } from './applies.js';
import { details, sameName, type Book, type Explanation } from './explanation.js';
import { vectorLines } from './vectors.js';

const RELATED = 8;

/** A requirement by its id, also a rule that is known to be none. */
export function explainRequirement(book: Book, query: string): Explanation[] {
  const found = book.spec.topics.flatMap((topic) => (topic.requirements ?? []).filter(({ id }) => sameName(id, query)).map((requirement) => explain(book, topic, requirement)));
  const rest = book.spec.notRequirements.filter(({ id }) => sameName(id, query));
  return [...found, ...rest.map(({ id, reason }): Explanation => ({ is: 'rule', name: id, says: `It is no requirement of the spec: ${reason}.`, details: {} }))];
}

function explain(book: Book, topic: Topic, requirement: Requirement): Explanation {
  const { id, level, says, applies, on, field, holds, error, blames, untested, shownBy, facets, source, confidence, witness } = requirement;
  const vectors = untested === undefined ? book.vectorsWith([`"${id}"`]).filter(({ requirements }) => requirements.includes(id)) : [];
  return {
    is: 'requirement',
    name: id,
    says,
    details: details({
      level,
      topic: `${topic.topic} (${topic.title})`,
      applies: appliesText(applies) ?? 'to every version and target',
      checked: holds === undefined ? undefined : `${on}.${field}: ${holds}`,
      'error code': error,
      blames,
      source,
      confidence,
      witness,
      'shown by': shownBy === undefined ? undefined : `${shownBy} of valid input; no input breaks it`,
      facets,
      'no vectors': untested,
      vectors: vectorLines(vectors),
      'rests on': sectionsOf(book, topic, id),
      related: related(topic, requirement),
      page: pageOf(topic, id),
    }),
  };
}

function sectionsOf(book: Book, { topic }: Topic, id: string): string[] {
  const { sections, clauses } = book.facts;
  const places = sections.filter((each) => each.topics?.includes(topic) || each.requirements?.includes(id));
  return [...places.map((each) => `section ${each.id}: ${each.title}`), ...clauses.filter(({ requirements }) => requirements?.includes(id)).map((each) => `checklist: ${each.says}`)];
}

/** Requirements of the same topic that share a structure or what they cover; where none does, those beside it. */
function related(topic: Topic, { id, on, covers = [] }: Requirement): string[] {
  const own = new Set([on, ...covers.map((place) => place.split('.')[0])]);
  const others = requirementsOf({ topics: [topic], errors: [], versions: [], notRequirements: [] }).filter((each) => each.id !== id);
  const close = others.filter((each) => own.has(each.on) || (each.covers ?? []).some((place) => own.has(place.split('.')[0])));
  return (close.length > 0 ? close : others).slice(0, RELATED).map((each) => `${each.id}  ${each.says}`);
}
