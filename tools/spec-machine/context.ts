import type { VectorContext } from './dialect.js';
import { versionNumber, type Scope } from './expressions.js';
import { fromJson } from './json.js';
import { appliesTo, constantsFor, type Spec } from './spec.js';

/**
 * What every expression sees whatever structure it stands in: `format` (a version number, compare with `version('16.0')`),
 * `machine`, `os`, `context` (its other members), `input` (its size in bytes), `size` (the declared size) and the constants; `inForce` lists
 * for each enumeration and set of flags the values of the members that apply here.
 */
export function globalScope(spec: Spec, context: VectorContext, inputSize: number, declaredSize: number): Scope {
  const { formatVersion, machine, os, ...members } = context;
  const scope = Object.create(null) as Scope;
  return Object.assign(scope, constantsFor(spec, machine ?? ''), {
    format: formatVersion === undefined ? null : versionNumber(formatVersion),
    machine: machine ?? null,
    os: os ?? null,
    context: fromJson(members),
    inForce: membersInForce(spec, context),
    input: { size: BigInt(inputSize) },
    size: BigInt(declaredSize),
  });
}

const inForce = new WeakMap<Spec, Map<string, Record<string, bigint[]>>>();

function membersInForce(spec: Spec, context: VectorContext): Record<string, bigint[]> {
  const known = inForce.get(spec) ?? new Map<string, Record<string, bigint[]>>();
  inForce.set(spec, known);
  const key = JSON.stringify(context);
  const values = known.get(key) ?? Object.fromEntries([...spec.definitions].flatMap(([name, definition]) => {
    const members = 'enum' in definition ? definition.enum : 'flags' in definition ? definition.flags : undefined;
    return members ? [[name, members.filter(({ applies }) => appliesTo(applies, context)).map(({ value }) => BigInt(value))] as const] : [];
  }));
  known.set(key, values);
  return values;
}

/** The names that `globalScope` and each structure bring along. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(['format', 'machine', 'os', 'context', 'inForce', 'input', 'size', 'it', 'up', 'prev', 'index', 'start', 'here', 'after', 'place']);
