import type { Calculation, CalculationCase, Space } from './calculation-dialect.js';
import { SpecError } from './rejection.js';
import { slug } from './slug.js';

/** The cases of a space: a value from each axis, all combinations or as many as its strength asks for. */
export function casesOfSpace({ library = {} }: Calculation, space: Space, isLeftOut: (chosen: Record<string, unknown>) => boolean): CalculationCase[] {
  const names = Object.keys(space.axes);
  const axes = names.map((name) => valuesOf(library, space.id, space.axes[name]));
  const sizes = axes.map((values) => values.length);
  const rows = space.strength === undefined || space.strength >= names.length ? all(sizes) : covering(sizes, space.strength);
  const contexts = space.contexts ?? [undefined];
  return rows.flatMap((row) => {
    const chosen = Object.fromEntries(names.map((name, index) => [name, axes[index][row[index]]]));
    if (isLeftOut(chosen)) return [];
    const own = [space.id, ...names.map((name) => slugOf(chosen[name]))].join('.');
    return contexts.map((context) => ({
      id: context === undefined || contexts.length === 1 ? own : `${own}.${Object.values(context).map((each) => slugOf(each)).join('-')}`,
      input: filled(space.input, chosen),
      ...(context === undefined ? {} : { context }),
      ...(space.differs ? { differs: space.differs } : {}),
    }));
  });
}

function valuesOf(library: Record<string, unknown>, place: string, axis: unknown[] | string): unknown[] {
  if (typeof axis !== 'string') return axis;
  const found = library[axis];
  if (typeof found !== 'object' || found === null) throw new SpecError(place, `the library has no ${axis}`);
  return Object.keys(found);
}

function slugOf(value: unknown): string {
  return slug(typeof value === 'string' ? value : JSON.stringify(value)) || 'none';
}

function filled(input: unknown, chosen: Record<string, unknown>): unknown {
  if (typeof input === 'string' && input.startsWith('$')) return chosen[input.slice(1)];
  if (Array.isArray(input)) return input.map((item) => filled(item, chosen));
  if (typeof input === 'object' && input !== null) return Object.fromEntries(Object.entries(input).map(([name, member]) => [name, filled(member, chosen)]));
  return input;
}

function all(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>((rows, size) => rows.flatMap((row) => Array.from({ length: size }, (_, value) => [...row, value])), [[]]);
}

/**
 * Every combination of the first `strength` axes; the others run through their values along with them, each pair of which
 * with the first axes' values comes in turn, so that the more there are, the more pairs occur.
 */
function covering(sizes: readonly number[], strength: number): number[][] {
  const leading = all(sizes.slice(0, strength));
  return leading.map((row, number) => [...row, ...sizes.slice(strength).map((size, index) => (number + Math.floor(number / size) * (index + 1)) % size)]);
}
