import type { VectorContext } from './dialect.js';
import { versionNumber, type Scope } from './expressions.js';
import { fromJson } from './json.js';
import { appliesTo, constantsFor, type Spec } from './spec.js';

/**
 * What every expression sees whatever structure it stands in: `format` (a version number, compare with `version('16.0')`),
 * `machine`, `os`, `context` (its other members), `input` (its size in bytes), `size` (the declared size) and the constants; `inForce` lists
 * for each enumeration and set of flags the values of the members that apply here.
 */
export interface Globals {
  /** What the context alone decides; the same object for every value, so that records of one structure have one shape. */
  known: Scope;
  input: { size: bigint };
  size: bigint;
}

/** @param known the scope of the context, from `scopeOf` @param inputSize in bytes @param declaredSize in bytes */
export function globalsOf(known: Scope, inputSize: number, declaredSize: number): Globals {
  return { known, input: { size: BigInt(inputSize) }, size: BigInt(declaredSize) };
}

/** What a context decides of `Globals`. */
export function scopeOf(spec: Spec, context: VectorContext): Scope {
  const { formatVersion, machine, os, ...members } = context;
  return Object.assign(Object.create(null) as Scope, constantsFor(spec, machine ?? ''), {
    format: formatVersion === undefined ? null : versionNumber(formatVersion),
    machine: machine ?? null,
    os: os ?? null,
    context: fromJson(members),
    inForce: membersInForce(spec, context),
  });
}

/** A scope of its own with the globals in it. */
export function scopeWith({ known, input, size }: Globals): Scope {
  const scope = Object.create(known) as Scope;
  scope.input = input;
  scope.size = size;
  return scope;
}

function membersInForce(spec: Spec, context: VectorContext): Record<string, bigint[]> {
  return Object.fromEntries([...spec.definitions].flatMap(([name, definition]) => {
    const members = 'enum' in definition ? definition.enum : 'flags' in definition ? definition.flags : undefined;
    return members ? [[name, members.filter(({ applies }) => appliesTo(applies, context)).map(({ value }) => BigInt(value))] as const] : [];
  }));
}

/** The names that `Globals` and each structure bring along. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(['format', 'machine', 'os', 'context', 'inForce', 'input', 'size', 'it', 'up', 'prev', 'index', 'start', 'here', 'after', 'place']);
