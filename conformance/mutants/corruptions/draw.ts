import { BitSink } from '../../../tools/spec-machine/bits.js';
import { bordersOf } from '../../../tools/spec-machine/borders.js';
import type { Trace } from '../../../tools/spec-machine/decode.js';
import { Form, type Value } from '../../../tools/spec-machine/primitives/primitive.js';
import { Rejection } from '../../../tools/spec-machine/rejection.js';
import type { Spec } from '../../../tools/spec-machine/spec.js';
import type { Random } from '../../fuzz/random.js';
import { readWithSpec } from '../../suites/spec-world/spec-reading.js';
import type { Structure } from '../../suites/spec-world/structures.js';

/** One field of one structure with a value that a declared constraint forbids, in the file that it belongs to. */
export interface Corruption {
  /** The id of the constraint. */
  requirement: string;
  kind: string;
  place: string;
  /** Of the field in the structure. */
  path: string;
  from: string;
  to: string;
  /** The file with the value in it. */
  bytes: Uint8Array;
}

/** So often a structure, a field and a value are drawn before an image is given up. */
const ATTEMPTS = 400;

/**
 * Draws a corruption; undefined if nothing that was drawn breaks a constraint. Kinds come up equally often, however many structures they have.
 * @param kinds the structures of the file, those of a kind together
 */
export function drawCorruption(spec: Spec, kinds: readonly (readonly Structure[])[], file: Uint8Array, random: Random): Corruption | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const structure = random.pick(random.pick(kinds));
    const reading = readWithSpec(spec, structure);
    if (reading instanceof Error || reading.traces.length === 0) continue;
    const trace = random.pick(reading.traces);
    const value = newValue(spec, trace, structure, random);
    const patch = value === undefined ? undefined : patchOf(structure.bytes, trace, value);
    const requirement = patch && violated(spec, structure, patch);
    const at = patch && structure.fileOffset(patch.at);
    if (patch === undefined || requirement === undefined || at === undefined) continue;
    const bytes = Uint8Array.from(file);
    bytes.set(patch.bytes, at);
    return { requirement, kind: structure.kind, place: structure.place, path: trace.path, from: shown(trace.value), to: shown(value ?? null), bytes };
  }
  return undefined;
}

function newValue(spec: Spec, { owner, primitive, args, value }: Trace, { context, bytes }: Structure, random: Random): Value | undefined {
  if (typeof value !== 'bigint') return undefined;
  const boundaries = primitive.boundaries(args);
  const borders = bordersOf(spec, owner, String(context.machine ?? ''));
  switch (random.below(5)) {
    case 0:
      return boundaries.length > 0 ? random.pick(boundaries).value : undefined;
    case 1:
      return borders.length > 0 ? random.pick(borders) : undefined;
    case 2:
      return value + BigInt(random.below(17) - 8);
    case 3:
      return value + BigInt(random.below(bytes.length));
    default:
      return BigInt(random.u32()) >> BigInt(random.below(32));
  }
}

interface Patch {
  at: number;
  bytes: Uint8Array;
}

/** The bytes of a field with another value in it; undefined if that needs another number of bits. */
function patchOf(bytes: Uint8Array, { primitive, args, start, end, value: old }: Trace, value: Value): Patch | undefined {
  if (value === old || value instanceof Form) return undefined;
  const at = Math.floor(start / 8);
  const size = Math.ceil(end / 8) - at;
  const sink = new BitSink();
  bytes.subarray(at, at + size).forEach((byte, index) => sink.write(8 * index, 8, BigInt(byte)));
  try {
    const written = primitive.write(sink, start - 8 * at, value, args);
    return written === end - 8 * at ? { at, bytes: sink.finish().subarray(0, size) } : undefined;
  } catch (error) {
    // Numbers that the encoding cannot hold.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The constraint that the structure breaks with the patch in it; undefined if it breaks none, or another demand first. */
function violated(spec: Spec, { kind, bytes, size, context }: Structure, patch: Patch): string | undefined {
  const patched = Uint8Array.from(bytes);
  patched.set(patch.bytes, patch.at);
  const reading = readWithSpec(spec, { kind, bytes: patched, size, context });
  return reading instanceof Rejection ? (reading as Rejection & { requirement?: string }).requirement : undefined;
}

function shown(value: Value): string {
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}
