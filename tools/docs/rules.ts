import type { Requirement, Topic } from '../spec-machine/dialect.js';
import type { GeneratedVector } from '../spec-machine/vectors.js';
import { anchor, code, paragraphs } from './markdown.js';
import { readable } from './readable.js';
import { appliesText, type Site } from './site.js';

/** How many vectors show a requirement: those with a value and those with a rejection. */
export type VectorCounts = ReadonlyMap<string, { positive: number; negative: number }>;

export function countVectors(vectors: readonly GeneratedVector[]): VectorCounts {
  const counts = new Map<string, { positive: number; negative: number }>();
  for (const { requirements, expect } of vectors) {
    for (const id of requirements) {
      const count = counts.get(id) ?? { positive: 0, negative: 0 };
      if ('rejection' in expect) count.negative++;
      else count.positive++;
      counts.set(id, count);
    }
  }
  return counts;
}

const UNTESTED: Record<string, string> = {
  'facet-only': 'shown by the facets of real images',
  'later-operation': 'no operation of the suite asks for it yet',
};

/** The requirements of a topic: the sentence, what is checked where, what it rests on. */
export function rules(site: Site, page: string, topic: Topic, counts: VectorCounts): string[] {
  return (topic.requirements ?? []).map((requirement) => {
    const { id, level, confidence, says, applies } = requirement;
    const versions = appliesText(applies);
    return paragraphs(
      `${anchor(id)}**${id}** · ${level} · ${confidence}${versions === '' ? '' : ` · ${versions}`}`,
      says,
      [constraint(site, page, requirement), ...evidence(requirement), vectorsOf(requirement, counts)].filter(Boolean).map((line) => `- ${line}`).join('\n'),
    );
  });
}

function constraint(site: Site, page: string, { on, field, holds, error, blames, level }: Requirement): string {
  if (holds === undefined) return '';
  const may = level === 'MAY' ? 'may be rejected with' : 'error';
  const blamed = blames === undefined ? '' : `, at ${code(blames)}`;
  return `After ${code(`${on}.${field}`)}: ${code(readable(site.spec, holds))}; else ${may} ${site.error(page, error as string)} (phase ${site.spec.errors.get(error as string)?.phase})${blamed}.`;
}

function evidence({ witness, source }: Requirement): string[] {
  return [witness === undefined ? '' : `Witness: ${witness.join('; ')}.`, `Source: ${source.join('; ')}.`];
}

const BROKEN_BY: Record<string, string> = {
  acceptance: 'no input breaks it: a reader without it rejects or misreads valid input',
  value: 'no input breaks it: a reader without it gives another value for valid input',
};

function vectorsOf({ id, untested, shownBy, facets, programs }: Requirement, counts: VectorCounts): string {
  const count = counts.get(id);
  if (count === undefined && facets !== undefined) return `Vectors: the facets ${facets.join(', ')} of real images.`;
  if (count === undefined && programs) return 'Vectors: the programs of `conformance/images` (`program.run`).';
  if (count === undefined) return untested === undefined ? 'No vector of its own.' : `No vector: ${UNTESTED[untested]}.`;
  if (shownBy !== undefined) return `Vectors: ${count.positive} accepted; ${BROKEN_BY[shownBy]}.`;
  return `Vectors: ${count.positive} accepted, ${count.negative} rejected.`;
}
