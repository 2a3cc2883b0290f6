/** A safe integer, or the decimal text of an integer (how 64-bit values are written); undefined for anything else. */
export function integerOf(value: unknown): bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  return typeof value === 'string' && /^(0|-?[1-9]\d{0,19})$/.test(value) ? BigInt(value) : undefined;
}

/** The number that a name of the enum, a number or its decimal text stands for. */
export function enumValue(value: unknown, names: Record<string, number | string>): bigint | undefined {
  return typeof value === 'string' && Object.hasOwn(names, value) ? integerOf(names[value]) : integerOf(value);
}

/** All bits of a list of names and numbers, or of one of them. Unknown bits are given as numbers. */
export function flagsValue(value: unknown, names: Record<string, number | string>): bigint | undefined {
  if (!Array.isArray(value)) return enumValue(value, names);
  let bits = 0n;
  for (const item of value) {
    const bit = enumValue(item, names);
    if (bit === undefined) return undefined;
    bits |= bit;
  }
  return bits;
}
