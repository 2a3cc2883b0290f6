import { lintSpec } from '../../spec-machine/lint.js';
import { lintVectors } from '../../spec-machine/lint-vectors.js';
import { SpecError } from '../../spec-machine/rejection.js';
import { specOf, type Spec, type SpecParts } from '../../spec-machine/spec.js';
import type { GeneratedVector } from '../../spec-machine/vectors.js';
import { altered, type Alteration } from './alterations.js';
import { calculationsGroup } from './closure.js';
import { vectorsOfGroup, type Baseline } from './effect.js';

/** What is named by an id: a requirement, a definition, one of its members or fields, a kind, a topic's example, an error code. */
export function entryNamed(parts: SpecParts, id: string): Alteration | undefined {
  const entry = (file: string, ...path: (string | number)[]): Alteration => ({ name: id, sort: 'constant', file, path });
  const error = parts.errors.findIndex(({ code }) => code === id);
  if (error >= 0) return entry('errors.json', error);
  for (const [file, topic] of parts.topics) {
    for (const key of ['requirements', 'examples'] as const) {
      const index = topic[key]?.findIndex((each) => each.id === id) ?? -1;
      if (index >= 0) return entry(file, key, index);
    }
    if (Object.hasOwn(topic.kinds ?? {}, id)) return entry(file, 'kinds', id);
    if (Object.hasOwn(topic.definitions ?? {}, id)) return entry(file, 'definitions', id);
    const [name, member] = id.split('.');
    const inside = member === undefined ? undefined : partNamed(topic.definitions?.[name], member);
    if (inside !== undefined) return entry(file, 'definitions', name, ...inside);
  }
  return undefined;
}

/** Where a member, constant, field, row or transition stands in its definition. */
function partNamed(definition: unknown, member: string): (string | number)[] | undefined {
  for (const [key, list] of Object.entries((definition ?? {}) as Record<string, unknown>)) {
    if (key === 'constants' && Object.hasOwn(list as object, member)) return [key, member];
    if (!Array.isArray(list)) continue;
    const index = list.findIndex((each: { name?: unknown; id?: unknown } | null) => each?.name === member || each?.id === member);
    if (index >= 0) return [key, index];
  }
  return undefined;
}

/** What hangs on an entry: what no longer resolves without it, and what happens to the vectors and the requirements that they show. */
export function hangingOn(baseline: Baseline, entry: Alteration): string[] {
  let spec: Spec;
  try {
    spec = specOf(altered(baseline.parts, entry));
  } catch (error) {
    if (error instanceof SpecError) return [`without it the spec cannot be read: ${error.message}`];
    throw error;
  }
  const broken = lintSpec(spec).map((problem) => `breaks  ${problem}`);
  const before = [...baseline.vectors.values()].flat();
  const { vectors, refused } = remade(spec);
  const groups = groupsOf(spec);
  const kinds = [...baseline.vectors.keys()].filter((kind) => !refused.has(kind) && groups.includes(kind));
  const after = new Map(vectors.map((vector) => [vector.id, JSON.stringify(vector)]));
  const changed = kinds.map((kind) => kindLine(kind, baseline.vectors.get(kind) ?? [], after)).filter((line) => line !== undefined);
  const refusals = [...refused].map(([kind, problem]) => `stops   ${kind}, ${baseline.vectors.get(kind)?.length ?? 0} vectors: ${problem}`);
  const gone = [...baseline.vectors].flatMap(([kind, own]) => (groups.includes(kind) ? [] : [`stops   ${kind}, ${own.length} vectors: there is no such kind`]));
  return [...broken, ...gone, ...refusals, ...changed, ...uncovered(spec, before, vectors)];
}

/** The kinds, and what stands for calculations. */
function groupsOf(spec: Spec): string[] {
  return [...spec.kinds.keys(), ...spec.topics.filter(({ calculations, scenarios, scripts }) => (calculations ?? scenarios ?? scripts) !== undefined).map(calculationsGroup)];
}

/** The vectors that the spec gives, and of the kinds that it cannot make the reason. */
function remade(spec: Spec): { vectors: GeneratedVector[]; refused: Map<string, string> } {
  const vectors: GeneratedVector[] = [];
  const refused = new Map<string, string>();
  for (const kind of groupsOf(spec)) {
    try {
      vectors.push(...vectorsOfGroup(spec, kind));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      refused.set(kind, error.message);
    }
  }
  return { vectors, refused };
}

function kindLine(kind: string, own: readonly GeneratedVector[], after: ReadonlyMap<string, string>): string | undefined {
  const lost = own.filter(({ id }) => !after.has(id)).length;
  const changed = own.filter((vector) => after.has(vector.id) && after.get(vector.id) !== JSON.stringify(vector)).length;
  return lost + changed === 0 ? undefined : `changes ${kind}: ${lost} of ${own.length} vectors lost, ${changed} others`;
}

function uncovered(spec: Spec, before: readonly GeneratedVector[], after: readonly GeneratedVector[]): string[] {
  const known = new Set(lintVectors(spec, before));
  return lintVectors(spec, after).filter((problem) => !known.has(problem)).map((problem) => `leaves  ${problem}`);
}
