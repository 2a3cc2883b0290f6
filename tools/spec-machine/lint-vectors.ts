import { acceptanceOf, GATE, NOT_COUNTED } from './coverage-gate.js';
import type { Requirement } from './dialect.js';
import type { Spec } from './spec.js';
import type { GeneratedVector } from './vectors.js';

interface Shown {
  positive: GeneratedVector[];
  negative: number;
  /** Input that may be accepted or rejected. */
  either: number;
}

/**
 * What the vectors show of the spec: vectors without a requirement, requirements without the vectors that their level asks for,
 * constraints that nothing violates, and more reasons for that than the gate lets through.
 */
export function lintVectors(spec: Spec, vectors: readonly GeneratedVector[]): string[] {
  const problems = vectors.filter(({ requirements }) => requirements.length === 0).map(({ id }) => `${id}: no requirement covers what this vector shows`);
  const shown = shownBy(vectors);
  const answers = answersByKind(vectors);
  for (const requirement of spec.requirements.values()) problems.push(...lacking(requirement, shown.get(requirement.id), answers));
  return [...problems, ...gate(spec)];
}

function shownBy(vectors: readonly GeneratedVector[]): Map<string, Shown> {
  const shown = new Map<string, Shown>();
  for (const vector of vectors) {
    for (const id of vector.requirements) {
      let of = shown.get(id);
      if (!of) shown.set(id, (of = { positive: [], negative: 0, either: 0 }));
      const acceptance = acceptanceOf(vector.expect);
      if (acceptance === 'positive') of.positive.push(vector);
      else of[acceptance]++;
    }
  }
  return shown;
}

function* lacking({ id, level, holds, untested, shownBy: by, facets, programs }: Requirement, shown: Shown | undefined, answers: ReadonlyMap<string, ReadonlySet<string>>): Iterable<string> {
  if (untested !== undefined) {
    if (shown) yield `${id}: it has vectors, so it is not ${untested}`;
    return;
  }
  // Those of real images are made from dumps and recorded runs (tools/corpus/image-vectors.ts).
  if ((facets !== undefined || programs) && by !== undefined && !shown) return;
  if (!shown) return yield `${id}: no vector shows it`;
  const { positive, negative, either } = shown;
  if (by === undefined) {
    if (holds !== undefined && negative + either === 0) yield `${id}: no vector violates it`;
    else if (level === 'MUST' && negative === 0) yield `${id}: no input breaks it: give it one that does, or say with shownBy what a reader without it does to valid input`;
    return;
  }
  if (negative > 0) yield `${id}: input breaks it (${negative} vectors), so it is not shown by ${by} alone`;
  if (positive.length === 0) yield `${id}: no valid input shows it`;
  else if (by === 'value' && !positive.some((vector) => (answers.get(questionOf(vector))?.size ?? 0) > 1)) yield `${id}: one answer is right for all valid input, so no value shows it`;
}

/** The answers that are right for some input of a kind or operation. */
function answersByKind(vectors: readonly GeneratedVector[]): Map<string, Set<string>> {
  const answers = new Map<string, Set<string>>();
  for (const vector of vectors) {
    if ('rejection' in vector.expect) continue;
    const question = questionOf(vector);
    const known = answers.get(question) ?? new Set<string>();
    answers.set(question, known);
    // Two are enough to tell.
    if (known.size < 2) known.add(JSON.stringify('readsBack' in vector.expect ? vector.input : vector.expect));
  }
  return answers;
}

function questionOf({ operation, input }: GeneratedVector): string {
  return `${operation} ${(input as { kind?: string }).kind ?? ''}`;
}

function gate({ requirements }: Spec): string[] {
  const must = [...requirements.values()].filter(({ level }) => level === 'MUST');
  const counted = must.filter(({ untested }) => untested !== undefined && untested !== NOT_COUNTED).length;
  return 100 * counted > GATE * must.length ? [`${counted} of ${must.length} MUSTs have a reason for having no vectors: more than ${GATE} %`] : [];
}
