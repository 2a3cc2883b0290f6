import { AddressMap } from './address-map.js';
import type { Globals } from './context.js';
import type { Expression, Field } from './dialect.js';
import { layoutsFor, type Layouts } from './layout.js';
import { integer, type Value } from './primitives/primitive.js';
import type { Spec } from './spec.js';

/** What a value sees beside the record that it stands in. */
export interface Surroundings {
  layouts: Layouts;
  globals: Globals;
  map: AddressMap | undefined;
}

/** What the value of a field sees: what is around the field, but for what the field says of `context`, `declares` and `mapped`. */
export function surroundings(spec: Spec, { context, declares, mapped }: Field, outer: Surroundings, evaluate: (expression: Expression) => Value): Surroundings {
  let { layouts, globals, map } = outer;
  if (context !== undefined) {
    const members = Object.fromEntries(Object.entries(context).map(([name, expression]) => [name, plain(evaluate(expression))]));
    layouts = layoutsFor(spec, { ...layouts.context, ...members });
    globals = { ...globals, known: layouts.known };
  }
  if (declares !== undefined) globals = { ...globals, size: integer(evaluate(declares)) };
  if (mapped !== undefined) {
    map = new AddressMap(evaluate(mapped));
    globals = { ...globals, input: { size: BigInt(map.end / 8) } };
  }
  return { layouts, globals, map };
}

/** Contexts are JSON. */
function plain(value: Value): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
  return value;
}
