/** What a value of the model may be besides what JSON has; JsonWriter says what becomes of it. */

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export function isList(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}

/** A range of bytes in the file. */
export function isRange(value: object): value is { start: number; end: number } {
  const keys = Object.keys(value);
  return keys.length === 2 && keys[0] === 'start' && keys[1] === 'end';
}
