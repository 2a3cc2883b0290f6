import type { Trace } from './decode.js';
import type { Field, Member, VectorContext } from './dialect.js';
import type { Value } from './primitives/primitive.js';
import { slug } from './slug.js';
import { appliesTo, type Spec } from './spec.js';
import { withValueAt, type Variation } from './variations.js';

/** A value of a field that is worth combining with those of others. */
interface Choice {
  slug: string;
  value: bigint;
}

/** Two fields with more pairs of values than this are combined so that each value of both occurs, not each pair. */
const ALL_PAIRS = 20;
/** Enumerations with more members decide what follows: another member without what follows it is no combination. */
const MAX_CHOICES = 12;
/** A field of so few bits is combined with all its values. */
const FEW_BITS = 2;

/** Each two flags of a set together, and two named or narrow fields of a record changed together. */
export function combinations(spec: Spec, sample: Value, decoded: { value: Value; traces: readonly Trace[] }, context: VectorContext): Variation[] {
  const records = recordsIn(decoded.traces);
  return [...records.flatMap((traces) => traces.flatMap((trace) => flagPairs(spec, sample, decoded.value, trace, context))), ...records.flatMap((traces) => fieldPairs(spec, sample, decoded.value, traces, context))];
}

/** The stored values of each record; of records of one structure the first. */
function recordsIn(traces: readonly Trace[]): Trace[][] {
  const records = new Map<string, { path: string; traces: Trace[] }>();
  for (const trace of traces.filter(({ owner, path }) => owner.includes('.') && !path.endsWith(']'))) {
    const [struct] = trace.owner.split('.');
    const path = trace.path.slice(0, trace.path.length - nameOf(trace).length);
    const record = records.get(struct) ?? { path, traces: [] };
    records.set(struct, record);
    if (record.path === path) record.traces.push(trace);
  }
  return [...records.values()].map((record) => record.traces);
}

const nameOf = (trace: Trace): string => trace.owner.split('.')[1];

function flagPairs(spec: Spec, sample: Value, whole: Value, trace: Trace, context: VectorContext): Variation[] {
  const flags = membersOf(spec, trace.field, 'flags', context);
  return flags.flatMap((first, index) =>
    flags.slice(index + 1).map((second) => changed(sample, whole, [[trace, { slug: `${slug(first.name)}-and-${slug(second.name)}`, value: BigInt(first.value) | BigInt(second.value) }]])),
  );
}

function fieldPairs(spec: Spec, sample: Value, whole: Value, traces: readonly Trace[], context: VectorContext): Variation[] {
  const fields = traces.map((trace) => ({ trace, choices: choicesOf(spec, trace, context) })).filter(({ choices }) => choices.length > 0 && choices.length <= MAX_CHOICES);
  return fields.flatMap((first, index) =>
    fields.slice(index + 1).flatMap((second) => pairsOf(first.choices, second.choices).map(([a, b]) => changed(sample, whole, [[first.trace, a], [second.trace, b]]))),
  );
}

function pairsOf(first: readonly Choice[], second: readonly Choice[]): [Choice, Choice][] {
  if (first.length * second.length <= ALL_PAIRS) return first.flatMap((a) => second.map((b): [Choice, Choice] => [a, b]));
  return Array.from({ length: Math.max(first.length, second.length) }, (_, index) => [first[index % first.length], second[index % second.length]]);
}

/** Other values than the sample has. */
function choicesOf(spec: Spec, { field, primitive, args, value }: Trace, context: VectorContext): Choice[] {
  const named = [...membersOf(spec, field, 'enum', context), ...membersOf(spec, field, 'flags', context)].map((member) => ({ slug: slug(member.name), value: BigInt(member.value) }));
  const isNarrow = field.type?.startsWith('bits(') === true && typeof args[0] === 'bigint' && args[0] <= BigInt(FEW_BITS);
  const narrow = isNarrow && field.derive === undefined ? primitive.boundaries(args).flatMap(({ value: each }) => (typeof each === 'bigint' ? [{ slug: `is-${each}`, value: each }] : [])) : [];
  const seen = new Set<Value>([value]);
  return [...named, ...narrow].filter((choice) => !seen.has(choice.value) && seen.add(choice.value));
}

function membersOf(spec: Spec, field: Field, sort: 'enum' | 'flags', context: VectorContext): Member[] {
  const definition = spec.definitions.get(field[sort] ?? '');
  const members = definition && 'enum' in definition ? definition.enum : definition && 'flags' in definition ? definition.flags : [];
  return members.filter(({ applies }) => appliesTo(applies, context));
}

function changed(sample: Value, whole: Value, changes: readonly (readonly [Trace, Choice])[]): Variation {
  return {
    slug: changes.map(([trace, choice], index) => `${slug(index === 0 ? trace.path : nameOf(trace))}.${choice.slug}`).join('-with-'),
    owner: changes[changes.length - 1][0].owner,
    value: changes.reduce((value, [trace, choice]) => withValueAt(value, trace.path, choice.value, whole), sample),
    patches: changes.map(([trace, choice]) => ({ trace, value: choice.value })),
  };
}
