import { Decoder } from './decode.js';
import type { Description, Kind, VectorContext } from './dialect.js';
import { toJson } from './json.js';
import type { Value } from './primitives/primitive.js';
import { Rejection } from './rejection.js';
import { constantsFor, type Spec } from './spec.js';
import { slug } from './slug.js';
import type { GeneratedVector } from './vectors.js';

/** Phases of faults because of which nothing can be said of a file. */
const WHOLE_FILE: ReadonlySet<string> = new Set(['container', 'header']);

/**
 * Vectors of `image.describe` for a kind whose input is a whole file: each sample with each facet, and each broken input that
 * is no image any more.
 * @param vectors those of `format.decode` of the kind
 */
export function describeVectorsOfKind(spec: Spec, name: string, vectors: readonly GeneratedVector[]): GeneratedVector[] {
  const kind = spec.kinds.get(name);
  const { describe } = kind ?? {};
  if (!kind || !describe) return [];
  return vectors.flatMap((vector) => {
    if ('value' in vector.expect) return isSample(vector, vectors) ? described(spec, kind, describe, vector) : [];
    return 'rejection' in vector.expect && WHOLE_FILE.has(vector.expect.rejection.phase) && isFaultOf(spec, kind, describe.file, vector) ? [refused(describe, vector)] : [];
  });
}

/** The ids of what was made from a sample begin with its own. */
function isSample({ id }: GeneratedVector, vectors: readonly GeneratedVector[]): boolean {
  return !vectors.some((other) => id.startsWith(`${other.id}.`));
}

function bytesOf({ input }: GeneratedVector): Uint8Array {
  return Buffer.from((input as { bytes: string }).bytes, 'base64');
}

function inputOf(vector: GeneratedVector, facet: string): object {
  return { files: [{ name: 'image.dll', role: 'main', bytes: (vector.input as { bytes: string }).bytes }], select: 'image.dll', facets: [facet] };
}

function described(spec: Spec, kind: Kind, { facets }: Description, vector: GeneratedVector): GeneratedVector[] {
  const it = new Decoder(spec, vector.context, bytesOf(vector)).decode(kind.type, kind.phase).value;
  return Object.entries(facets).flatMap(([facet, expression]) => {
    const views = toJson(facetOf(spec, vector.context, expression, it)) as unknown[];
    return views.map((view) => ({
      ...vector,
      id: `${vector.id}.describe.${slug(facet)}`,
      operation: 'image.describe' as const,
      input: inputOf(vector, facet),
      expect: { facts: { view: { [facet]: view }, facet } },
    }));
  });
}

function facetOf(spec: Spec, { machine }: VectorContext, expression: string, it: Value): Value {
  return spec.expressions.compile(expression, 'describe')({ ...constantsFor(spec, machine ?? ''), it });
}

function refused({ facets }: Description, vector: GeneratedVector): GeneratedVector {
  const [facet] = Object.keys(facets);
  return { ...vector, id: `${vector.id}.describe`, operation: 'image.describe', input: inputOf(vector, facet), ...(vector.twin === undefined ? {} : { twin: `${vector.twin}.describe.${slug(facet)}` }) };
}

/** Does the input break in this field of the root structure? */
function isFaultOf(spec: Spec, kind: Kind, field: string, vector: GeneratedVector): boolean {
  try {
    new Decoder(spec, vector.context, bytesOf(vector)).decode(kind.type, kind.phase);
    return false;
  } catch (error) {
    if (error instanceof Rejection) return error.path === field || error.path.startsWith(`${field}.`);
    throw error;
  }
}
