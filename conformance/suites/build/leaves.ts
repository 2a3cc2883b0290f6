/** A value of a model that holds no others. */
export interface Leaf {
  readonly pointer: string;
  /** The pointer without the numbers of elements and with the kinds of what it leads through, so that alike leaves have one. */
  readonly shape: string;
  readonly value: unknown;
  /** Of the innermost structure around it that has one. */
  readonly range: readonly [number, number] | undefined;
}

/** All values of a model that hold no others. */
export function* leavesOf(value: unknown, pointer = '', shape = '', range?: readonly [number, number]): Iterable<Leaf> {
  if (typeof value !== 'object' || value === null) {
    yield { pointer, shape, value, range };
    return;
  }
  const inner = rangeOf(value) ?? range;
  const kind = ['form', 'kind', 'language', 'name'].map((name) => (value as Record<string, unknown>)[name]).find((each) => typeof each === 'string' && /^[A-Za-z_-]{1,40}$/.test(each));
  for (const [name, each] of Object.entries(value)) {
    const step = Array.isArray(value) ? '' : `/${name}`;
    const kindStep = typeof kind === 'string' && !Array.isArray(value) && shape.split('/').length < 12 ? `(${kind})` : '';
    yield* leavesOf(each, `${pointer}/${name}`, `${shape}${kindStep}${step}`, inner);
  }
}

function rangeOf(value: object): readonly [number, number] | undefined {
  const { range, coreRange } = value as { range?: unknown; coreRange?: unknown };
  const found = range ?? coreRange;
  return Array.isArray(found) && found.length === 2 ? [Number(found[0]), Number(found[1])] : undefined;
}

/** A small change of a value. */
export function changed(value: unknown): unknown {
  if (typeof value === 'number') return value % 2 === 0 ? value + 1 : value - 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return value;
  if (/^-?\d{2,}$/.test(value)) return String(BigInt(value) + 1n);
  if (value === '') return 'x';
  const last = value.slice(-1);
  return value.slice(0, -1) + (last === '1' ? '2' : /[0-9]/.test(last) ? '1' : last === 'a' ? 'b' : 'a');
}
