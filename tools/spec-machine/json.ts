import { Form, type Value } from './primitives/primitive.js';

/** Where a decoded record keeps what is published of it. */
export const PUBLISHED = Symbol('published');

/** The JSON form of a decoded value: records without hidden fields, integers as numbers, bytes in base64. */
export function toJson(value: Value | undefined): unknown {
  if (typeof value === 'bigint') {
    if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER)) throw new RangeError(`${value} needs a 64-bit type`);
    return Number(value);
  }
  if (value instanceof Form) return toJson(value.value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object' && value !== null) {
    const published = (value as { [PUBLISHED]?: unknown })[PUBLISHED];
    return published !== undefined ? published : Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toJson(member)]));
  }
  return value ?? null;
}

/** The inner form of a JSON value that a sample or an override gives: integers become bigint. */
export function fromJson(json: unknown): Value {
  if (typeof json === 'number') return BigInt(json);
  if (typeof json === 'string' && /^-?\d+$/.test(json)) return BigInt(json);
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json === 'object' && json !== null) return Object.fromEntries(Object.entries(json).map(([name, member]) => [name, fromJson(member)]));
  return json as Value;
}
