/** What a value of the model may be besides what JSON has; JsonWriter says what becomes of it. */

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A list or an object with members; bytes are one value. */
export function isStructure(value: unknown): value is object {
  return isObject(value) && !(value instanceof Uint8Array);
}

export function isList(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}

/** A range of bytes in the file. */
export function isRange(value: object): value is { start: number; end: number } {
  const keys = Object.keys(value);
  return keys.length === 2 && keys[0] === 'start' && keys[1] === 'end';
}
