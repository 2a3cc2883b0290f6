import type { Field, StructDefinition } from '../spec-machine/dialect.js';
import { structOf, type Spec } from '../spec-machine/spec.js';
import { parseTypeUse } from '../spec-machine/type-use.js';

/** Primitives that are always so many bits long. */
const FIXED: Record<string, number> = { u8: 8, u16: 16, u32: 32, i32: 32, u64: 64 };

/** How long a field is in bits; undefined if that depends on the bytes, the version or the target. */
export function fieldBits(spec: Spec, field: Field): number | undefined {
  if (field.let !== undefined || field.at !== undefined) return 0;
  if (field.if !== undefined || field.applies !== undefined || field.while !== undefined) return undefined;
  if (field.within !== undefined) return times(number(field.within), 8);
  const one = typeBits(spec, field.type as string);
  return field.count === undefined ? one : times(number(field.count), one);
}

/** How long a structure is in bits, if it always is. */
export function structBits(spec: Spec, struct: StructDefinition): number | undefined {
  return struct.struct.reduce<number | undefined>((total, field) => {
    const bits = fieldBits(spec, field);
    return total === undefined || bits === undefined ? undefined : total + bits;
  }, 0);
}

function typeBits(spec: Spec, type: string): number | undefined {
  const use = parseTypeUse(type, 'docs');
  if (use.name in FIXED) return FIXED[use.name];
  if (use.name === 'bits') return number(use.args[0]);
  if (use.name === 'bytes') return times(number(use.args[0]), 8);
  const struct = structOf(spec, use.name);
  return struct === undefined || use.types.length > 0 ? undefined : structBits(spec, struct);
}

const number = (expression: string): number | undefined => (/^\d+$/.test(expression) ? Number(expression) : undefined);

const times = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? undefined : a * b);
