import path from 'node:path';
import { readJson, type Spec } from './spec.js';

/** What the description of the format says in one place, and the requirements that rest on it. */
export interface FactsSection {
  /** Its number. */
  id: string;
  title: string;
  /** All requirements of these topics. */
  topics?: string[];
  /** Requirements of other topics. */
  requirements?: string[];
}

/** One line of its checklist. */
export interface FactsClause {
  id: string;
  says: string;
  requirements?: string[];
  /** Why no requirement says it, from the closed list. */
  reason?: string;
}

/** `spec/facts.json`. */
export interface FactsMap {
  sections: FactsSection[];
  clauses: FactsClause[];
}

export function readFactsMap(folder: string): FactsMap {
  return readJson<FactsMap>(path.join(folder, 'facts.json'));
}

/** Names in the map that name nothing, and entries that stand twice. */
export function lintFactsMap(spec: Spec, { sections, clauses }: FactsMap): string[] {
  const topics = new Set(spec.topics.map(({ topic }) => topic));
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { id, topics: named = [], requirements = [] } of [...sections, ...clauses.map((clause) => ({ ...clause, topics: undefined }))]) {
    if (seen.has(id)) problems.push(`facts.json: ${id} stands twice`);
    seen.add(id);
    for (const topic of named) if (!topics.has(topic)) problems.push(`facts.json: ${id} names the topic ${topic}, which does not exist`);
    for (const requirement of requirements) if (!spec.requirements.has(requirement)) problems.push(`facts.json: ${id} names the requirement ${requirement}, which does not exist`);
  }
  return problems;
}
