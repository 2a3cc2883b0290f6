import { requirementsAt } from './covering.js';
import type { Encoding, Kind, RefusedValue, VectorContext } from './dialect.js';
import { chosen, drawn, leafVariations, unseen, valuesRead, type DrawnValue } from './drawn-values.js';
import { layoutsFor } from './layout.js';
import type { Value } from './primitives/primitive.js';
import { publishedValues } from './published-values.js';
import { SpecError } from './rejection.js';
import type { Spec } from './spec.js';
import { textsKept } from './stored.js';
import { withValueAt } from './variations.js';
import { contextSlug, isOfOtherForm, type GeneratedVector } from './vectors.js';

type FreeKind = Kind & { name: string; encode: Encoding };

/** The code for a value that has no encoding. */
const NO_ENCODING = 'value.range';

/**
 * The vectors of `format.encode` for a kind whose layout is the writer's choice. What vectors of `format.decode` read has bytes, so it
 * has to be written, and the runner reads what was made of it. Refused has to be what the kind's schema does not allow, for no
 * bytes are read as that, and what the spec names.
 */
export function freeLayoutVectors(spec: Spec, kind: FreeKind, decoding: readonly GeneratedVector[]): GeneratedVector[] {
  const { encode: encoding, name } = kind;
  const certain = decoding.filter((vector) => 'value' in vector.expect && !isOfOtherForm(vector));
  const some = drawn(certain, kind, encoding.drawn ?? 1);
  const values = [...some, ...unseen(valuesRead(certain, kind), some.map(({ value }) => value))];
  const maker = new FreeVectorMaker(spec, kind);
  for (const { id, value, context } of values) maker.accepted(`${id}.encode`, value, context);
  for (const refused of encoding.refused ?? []) {
    const { value, context } = sampleNamed(refused.sample, kind, values);
    maker.refused(`${name}.encode.${refused.id}`, changed(value, refused), context, refused.code);
  }
  const isPublished = publishedValues(spec, name);
  const places = new Set<string>();
  for (const { value, context, sample } of values) {
    if (!sample) continue;
    for (const change of leafVariations(value, places)) {
      const id = `${name}.encode.changed.${change.slug}`;
      if (!isPublished(change.value) && chosen(id, encoding.changed ?? 1)) maker.refused(id, change.value, context);
    }
  }
  return [...maker.vectors.values()];
}

class FreeVectorMaker {
  readonly vectors = new Map<string, GeneratedVector>();
  private twin: string | undefined;

  constructor(
    private readonly spec: Spec,
    private readonly kind: FreeKind,
  ) {}

  accepted(id: string, value: unknown, context: VectorContext): void {
    const key = JSON.stringify([value, context]);
    if (this.vectors.has(key)) return;
    if (!this.mayRefuse(value, context)) {
      this.twin ??= id;
      this.vectors.set(key, this.vector(id, value, context, 'encode', { expect: { readsBack: true } }));
      return;
    }
    const rejection = { phase: this.kind.phase, codes: [NO_ENCODING] };
    this.vectors.set(key, this.vector(id, value, context, 'unencodable', { expect: { oneOf: [{ readsBack: true }, { rejection }] }, twin: this.twin }));
  }

  private mayRefuse(value: unknown, context: VectorContext): boolean {
    const { encode: encoding, name } = this.kind;
    if (encoding.mayRefuse === undefined) return false;
    return this.spec.expressions.compile(encoding.mayRefuse, name)(Object.assign(layoutsFor(this.spec, context).freeScope(), { value: textsKept(value) })) === true;
  }

  refused(id: string, value: unknown, context: VectorContext, code: string = NO_ENCODING): void {
    const key = JSON.stringify([value, context]);
    if (this.twin === undefined) throw new SpecError(id, 'no value of the kind is accepted');
    if (this.vectors.get(key)?.twin === undefined && this.vectors.has(key)) throw new SpecError(id, 'this value has bytes');
    const phase = this.spec.errors.get(code)?.phase;
    if (code !== NO_ENCODING && phase !== this.kind.phase) throw new SpecError(id, `${code} is of the phase ${phase}`);
    const codes = [...new Set([NO_ENCODING, code])];
    this.vectors.set(key, this.vector(id, value, context, 'unencodable', { expect: { rejection: { phase: this.kind.phase, codes } }, twin: this.twin }));
  }

  private vector(id: string, value: unknown, context: VectorContext, place: string, outcome: Pick<GeneratedVector, 'expect' | 'twin'>): GeneratedVector {
    const { name } = this.kind;
    return { id, ...requirementsAt(this.spec, context, [`${name}.${place}`]), operation: 'format.encode', input: { kind: name, value }, context, ...outcome, origin: 'derived' };
  }
}

/** Of a sample in several contexts the first. */
function sampleNamed(sample: string, kind: FreeKind, values: readonly DrawnValue[]): DrawnValue {
  const contexts = kind.samples.find(({ id }) => id === sample)?.contexts ?? [];
  const id = `${kind.name}.${sample}${contexts.length > 1 ? `.${contextSlug(contexts[0], contexts)}` : ''}`;
  const found = values.find((value) => value.id === id || value.id === sample);
  if (!found) throw new SpecError(kind.name, `no sample ${sample} is read`);
  return found;
}

function changed(value: unknown, { set }: RefusedValue): unknown {
  return Object.entries(set).reduce((current, [path, replacement]) => withValueAt(current, path, replacement as Value), value as Value);
}
