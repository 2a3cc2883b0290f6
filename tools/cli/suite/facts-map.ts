import type { FactsClause, FactsMap, FactsSection } from '../../spec-machine/facts-map.js';
import { readSpecJson, requirementsOf, type SpecFiles } from './spec-files.js';

export interface WithoutRequirement {
  sections: Pick<FactsSection, 'id' | 'title'>[];
  clauses: Pick<FactsClause, 'id' | 'says'>[];
}

export function readFactsMap(): FactsMap {
  return readSpecJson<FactsMap>('facts.json');
}

/** The sections and clauses that no requirement rests on, without a reason. */
export function withoutRequirement({ sections, clauses }: FactsMap, spec: SpecFiles): WithoutRequirement {
  const topics = new Set(spec.topics.filter(({ requirements = [] }) => requirements.length > 0).map(({ topic }) => topic));
  const ids = new Set(requirementsOf(spec).map(({ id }) => id));
  const named = (requirements: readonly string[] = []): boolean => requirements.some((id) => ids.has(id));
  return {
    sections: sections.filter((each) => !each.topics?.some((topic) => topics.has(topic)) && !named(each.requirements)).map(({ id, title }) => ({ id, title })),
    clauses: clauses.filter(({ requirements, reason }) => reason === undefined && !named(requirements)).map(({ id, says }) => ({ id, says })),
  };
}
