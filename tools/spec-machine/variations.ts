import { BitSink } from './bits.js';
import { bordersOf } from './borders.js';
import type { Field } from './dialect.js';
import type { Trace } from './decode.js';
import { Form, type Value } from './primitives/primitive.js';
import { slug } from './slug.js';
import type { Spec } from './spec.js';

interface Patch {
  trace: Trace;
  value: Value;
}

/** A sample with something changed. */
export interface Variation {
  slug: string;
  /** `Struct.Field` of what was changed; undefined for a change of a whole array. */
  owner?: string;
  /** Another encoding than a writer would choose. */
  form?: true;
  value: Value;
  /** The stored values that were changed, and to what: for a change of these bytes alone. */
  patches?: Patch[];
}

/**
 * A copy of `value` with `replacement` at a path such as `Sections[1].Size`; the empty path is the whole value.
 * An array on the path that `value` leaves to be derived is taken from `whole`, the same value with everything in it.
 */
export function withValueAt(value: Value, path: string, replacement: Value, whole: Value = null): Value {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  const put = (current: Value | undefined, known: Value | undefined, depth: number): Value => {
    if (depth === steps.length) return replacement;
    const step = steps[depth];
    const base = current ?? (Array.isArray(known) ? known : {});
    const next = (container: Value | undefined): Value | undefined => (container as Record<string, Value> | null | undefined)?.[step];
    if (Array.isArray(base)) return base.map((item, index) => (String(index) === step ? put(item, next(known), depth + 1) : item));
    return { ...(base as Record<string, Value>), [step]: put(next(base), next(known), depth + 1) };
  };
  return put(value, whole, 0);
}

/** The value at a path such as `Sections[1].Size`; undefined if there is none. */
export function valueAt(value: Value, path: string): Value | undefined {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  return steps.reduce<Value | undefined>((current, step) => (current as Record<string, Value> | null | undefined)?.[step], value);
}

/** Every stored value once at each boundary of its type, each member, each flag and in each other form. */
export function fieldVariations(spec: Spec, sample: Value, decoded: { value: Value; traces: readonly Trace[] }): Variation[] {
  return eachWith(sample, decoded, (trace) => valuesFor(spec, trace));
}

/** Every stored value once on both sides of each number that it is compared with; offsets that lead back to themselves. */
export function borderVariations(spec: Spec, sample: Value, decoded: { value: Value; traces: readonly Trace[] }, machine: string): Variation[] {
  return eachWith(sample, decoded, ({ owner, field, value, start }) => {
    if (typeof value !== 'bigint') return [];
    const itself = field.derive?.includes('place.') ? [{ slug: 'to-itself', value: BigInt(Math.floor(start / 8)) }] : [];
    return [...bordersOf(spec, owner, machine).map((number) => ({ slug: `is-${number}`, value: number })), ...itself];
  });
}

function eachWith(sample: Value, decoded: { value: Value; traces: readonly Trace[] }, values: (trace: Trace) => { slug: string; value: Value }[]): Variation[] {
  return firstAndLast(decoded.traces).flatMap((trace) =>
    values(trace).map(({ slug: name, value }) => ({
      slug: trace.path === '' ? name : `${slug(trace.path)}.${name}`,
      owner: trace.owner,
      ...(value instanceof Form ? { form: true as const } : {}),
      value: withValueAt(sample, trace.path, value, decoded.value),
      patches: [{ trace, value }],
    })),
  );
}

/** `bytes` with stored values written over; undefined if a new value does not fit or needs another number of bits. */
export function patched(bytes: Uint8Array, patches: readonly Patch[]): Uint8Array | undefined {
  const sink = new BitSink();
  bytes.forEach((byte, index) => sink.write(8 * index, 8, BigInt(byte)));
  try {
    const fit = patches.every(({ trace, value }) => !(value instanceof Form) && trace.primitive.write(sink, trace.start, value, trace.args) === trace.end);
    return fit ? sink.finish() : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Of each field that occurs many times (in the elements of arrays) the first and the last occurrence. */
function firstAndLast(traces: readonly Trace[]): Trace[] {
  const first = new Map<string, Trace>();
  const last = new Map<string, Trace>();
  for (const trace of traces) {
    if (!first.has(trace.owner)) first.set(trace.owner, trace);
    last.set(trace.owner, trace);
  }
  return traces.filter((trace) => first.get(trace.owner) === trace || last.get(trace.owner) === trace);
}

function valuesFor(spec: Spec, { field, primitive, args, value }: Trace): { slug: string; value: Value }[] {
  const named = [...members(spec, field), ...(field.try ?? []).map((number) => ({ slug: `is-${number}`, value: BigInt(number) }))];
  const neighbours = typeof value === 'bigint' && field.derive !== undefined ? [{ slug: 'one-more', value: value + 1n }, { slug: 'one-less', value: value - 1n }] : [];
  const forms = (primitive.forms?.(value) ?? []).map((form) => ({ slug: form.slug, value: form }));
  const seen = new Set<Value>([value]);
  return [...named, ...primitive.boundaries(args), ...neighbours, ...forms].filter((candidate) => {
    if (candidate.value instanceof Form) return true;
    if (seen.has(candidate.value)) return false;
    seen.add(candidate.value);
    return true;
  });
}

/** Each member of the enumeration or each single flag of a field, the members that others' versions have included. */
function members(spec: Spec, field: Field): { slug: string; value: Value }[] {
  const definition = spec.definitions.get(field.enum ?? field.flags ?? '');
  const list = definition && 'enum' in definition ? definition.enum : definition && 'flags' in definition ? definition.flags : [];
  return list.map((member) => ({ slug: slug(member.name), value: BigInt(member.value) }));
}

/** Each array of the sample emptied, shortened, with a repeated and with exchanged elements. */
export function arrayVariations(sample: Value): (Variation & { path: string })[] {
  return arraysIn(sample, '').flatMap(({ path, items }) => {
    const change = (name: string, value: Value[]): Variation & { path: string } => ({ path, slug: path === '' ? name : `${slug(path)}.${name}`, value: withValueAt(sample, path, value) });
    if (items.length === 0) return [];
    const changes = [change('emptied', []), change('first-repeated', [items[0], ...items])];
    if (items.length > 1) changes.push(change('last-missing', items.slice(0, -1)), change('first-two-exchanged', [items[1], items[0], ...items.slice(2)]));
    return changes;
  });
}

function arraysIn(value: Value, path: string): { path: string; items: Value[] }[] {
  if (Array.isArray(value)) return [{ path, items: value }, ...value.flatMap((item, index) => arraysIn(item, `${path}[${index}]`))];
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || value instanceof Form) return [];
  return Object.entries(value).flatMap(([name, member]) => arraysIn(member, path === '' ? name : `${path}.${name}`));
}

/** Byte lengths at which the input is cut: at the start of each field and inside each that is longer than a byte. */
export function cuts(traces: readonly Trace[]): { length: number; slug: string; owner: string }[] {
  const seen = new Set<number>();
  return firstAndLast(traces).flatMap((trace) => {
    const start = Math.floor(trace.start / 8);
    const last = Math.ceil(trace.end / 8) - 1;
    return [
      { length: start, slug: `cut-before-${slug(trace.path) || 'value'}`, owner: trace.owner },
      { length: last, slug: `cut-inside-${slug(trace.path) || 'value'}`, owner: trace.owner },
    ].filter(({ length }) => !seen.has(length) && seen.add(length));
  });
}
