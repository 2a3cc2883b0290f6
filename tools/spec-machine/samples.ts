import type { Expression, Kind, Nest, Sample } from './dialect.js';
import { fromJson } from './json.js';
import { layoutsFor } from './layout.js';
import { integer, type Value } from './primitives/primitive.js';
import { SpecError } from './rejection.js';
import type { Spec } from './spec.js';
import { valueAt, withValueAt } from './variations.js';

/** The value of a sample, with what it takes from an earlier one of the kind. Throws SpecError if there is none of that name. */
export function sampleValue(spec: Spec, kind: Kind & { name: string }, sample: Sample): Value {
  const { id, like, set, value, nest } = sample;
  const own = like === undefined ? fromJson(value) : Object.entries(set ?? {}).reduce((current, [path, replacement]) => withValueAt(current, path, fromJson(replacement)), sampleValue(spec, kind, likeOf(kind, like, id)));
  return nest === undefined ? own : nested(spec, own, { ...nest, around: fromJson(nest.around) });
}

/** The numbers of a sample that follow from where the rest of it comes to lie. Throws SpecError as `sampleValue`. */
export function sampleDerive(kind: Kind & { name: string }, { id, like, derive = {} }: Sample): Record<string, Expression> {
  return like === undefined ? derive : { ...sampleDerive(kind, likeOf(kind, like, id)), ...derive };
}

/** A value with what stands in it put into another one, over and over. */
export function nested(spec: Spec, value: Value, { of = '', levels, around, at }: Omit<Nest, 'around'> & { around: Value }): Value {
  const layouts = layoutsFor(spec, {});
  const count = Number(integer(layouts.evaluate(levels, layouts.freeScope(), 'nest')));
  const innermost = of === '' ? value : (valueAt(value, of) ?? null);
  const whole = Array.from({ length: count }).reduce<Value>((inner) => withValueAt(around, at, inner), innermost);
  return withValueAt(value, of, whole);
}

function likeOf(kind: Kind & { name: string }, like: string, id: string): Sample {
  const { samples } = kind;
  const found = samples.slice(0, samples.findIndex((sample) => sample.id === id)).find((sample) => sample.id === like);
  if (!found) throw new SpecError(`${kind.name}.${id}`, `no earlier sample is named ${like}`);
  return found;
}
