import type { VectorContext } from './dialect.js';
import { versionNumber, type Scope } from './expressions.js';
import { fromJson } from './json.js';
import { constantsFor, type Spec } from './spec.js';

/**
 * What every expression sees whatever structure it stands in: `format` (a version number, compare with `version('16.0')`),
 * `machine`, `os`, `context` (its other members), `input` (its size in bytes), `size` (the declared size) and the constants.
 */
export function globalScope(spec: Spec, context: VectorContext, inputSize: number, declaredSize: number): Scope {
  const { formatVersion, machine, os, ...members } = context;
  const scope = Object.create(null) as Scope;
  return Object.assign(scope, constantsFor(spec, machine ?? ''), {
    format: formatVersion === undefined ? null : versionNumber(formatVersion),
    machine: machine ?? null,
    os: os ?? null,
    context: fromJson(members),
    input: { size: BigInt(inputSize) },
    size: BigInt(declaredSize),
  });
}

/** The names that `globalScope` and each structure bring along. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(['format', 'machine', 'os', 'context', 'input', 'size', 'it', 'up', 'prev', 'index', 'start', 'here', 'after', 'place']);
