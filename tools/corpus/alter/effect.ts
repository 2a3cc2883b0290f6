import { isDeepStrictEqual } from 'node:util';
import { Decoder } from '../../spec-machine/decode.js';
import type { Topic } from '../../spec-machine/dialect.js';
import { lintSpec } from '../../spec-machine/lint.js';
import { NoAnswer, Rejection, SpecError } from '../../spec-machine/rejection.js';
import { specOf, type Spec, type SpecParts } from '../../spec-machine/spec.js';
import type { GeneratedVector } from '../../spec-machine/vectors.js';
import { calculationsOf, kindsText, requirementsText, vectorsOf } from '../generate.js';
import { altered, type Alteration } from './alterations.js';
import { calculationsGroup, type Closure } from './closure.js';

/** What notices an alteration: the corpus is another, it cannot be made, or lint complains; `nothing` is a hole. */
export type Effect = 'vectors' | 'published' | 'refused' | 'lint' | 'nothing';

/** What the spec gives as it is. */
export interface Baseline {
  parts: SpecParts;
  closure: Closure;
  /** The committed vectors of each kind. */
  vectors: ReadonlyMap<string, GeneratedVector[]>;
  kinds: string;
  requirements: string;
}

/** Makes as much of the corpus with the alteration as it takes to see a difference, and then asks lint. */
export function effectOf(baseline: Baseline, alteration: Alteration): Effect {
  try {
    const spec = specOf(altered(baseline.parts, alteration));
    // What is found soonest is asked first.
    if (kindsText(spec) !== baseline.kinds || requirementsText(spec) !== baseline.requirements) return 'published';
    const kinds = affected(baseline, spec, alteration);
    if (kinds.some((kind) => baseline.vectors.get(kind)?.some((vector) => isReadOtherwise(spec, kind, vector)))) return 'vectors';
    if (lintSpec(spec).length > 0) return 'lint';
    const isMadeOtherwise = (kind: string): boolean => JSON.stringify(vectorsOfGroup(spec, kind)) !== JSON.stringify(baseline.vectors.get(kind));
    return kinds.some(isMadeOtherwise) ? 'vectors' : 'nothing';
  } catch (error) {
    // Whatever the altered spec cannot do is seen by whoever runs it.
    if (error instanceof SpecError || error instanceof NoAnswer || error instanceof RangeError || error instanceof TypeError) return 'refused';
    throw error;
  }
}

/** The vectors of a kind, or of the calculations of a topic. */
export function vectorsOfGroup(spec: Spec, group: string): GeneratedVector[] {
  const topic = spec.topics.find((each) => calculationsGroup(each) === group);
  return topic === undefined ? vectorsOf(spec, group) : calculationsOf(spec, topic);
}

/** Whether the altered spec says something else of the input of a vector: that is found sooner than new vectors are made. */
function isReadOtherwise(spec: Spec, name: string, { operation, input, context, expect }: GeneratedVector): boolean {
  const kind = spec.kinds.get(name);
  if (kind === undefined || operation !== 'format.decode') return false;
  // What may be read or rejected says so first with its value.
  const mayBeRejected = 'oneOf' in expect;
  const wanted = mayBeRejected ? expect.oneOf[0] : expect;
  const { bytes, size } = input as { bytes: string; size?: number };
  try {
    const { json, doubts } = new Decoder(spec, context, new Uint8Array(Buffer.from(bytes, 'base64')), size).decode(kind.type, kind.phase);
    return !('value' in wanted) || !isDeepStrictEqual(json, wanted.value) || doubts.length > 0 !== mayBeRejected;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const phase = error.phase ?? spec.errors.get(error.code)?.phase ?? kind.phase;
    return !('rejection' in expect) || !expect.rejection.codes.includes(error.code) || expect.rejection.phase !== phase;
  }
}

/** The kinds in which the altered entry has a part: those of its own topic first, where it shows soonest, then those with few vectors. */
function affected({ parts, closure, vectors }: Baseline, spec: Spec, { file, path }: Alteration): string[] {
  const topic = parts.topics.get(file);
  const found = file === 'errors.json' ? kindsRejectedWith(vectors, parts.errors[Number(path[0])].code) : kindsOf(closure, topic, path);
  const away = (kind: string): number => (Object.hasOwn(topic?.kinds ?? {}, kind) ? 0 : 1);
  const size = (kind: string): number => vectors.get(kind)?.length ?? 0;
  return found.filter((kind) => vectors.has(kind) || spec.kinds.has(kind)).sort((a, b) => away(a) - away(b) || size(a) - size(b));
}

/** Those that a definition has a part in, that a constraint is checked in, or of the topic. */
function kindsOf(closure: Closure, topic: Topic | undefined, path: Alteration['path']): string[] {
  if (path[0] === 'definitions') return closure.kindsWith(String(path[1]));
  const on = topic?.requirements?.[Number(path[1])]?.on;
  if (on !== undefined) return closure.kindsWith(on);
  return topic === undefined ? [] : [...Object.keys(topic.kinds ?? {}), calculationsGroup(topic)];
}

function kindsRejectedWith(vectors: Baseline['vectors'], code: string): string[] {
  return [...vectors].flatMap(([kind, all]) => (all.some(({ expect }) => 'rejection' in expect && expect.rejection.codes.includes(code)) ? [kind] : []));
}
