import { fromJson } from './json.js';
import { NO_BINDINGS, type BoundType, type Layouts, type RecordValue } from './layout.js';
import type { Value } from './primitives/primitive.js';
import { NoAnswer } from './rejection.js';

/**
 * What an encoder writes for a published value: bytes and 64-bit numbers in their inner form, of a view the record that
 * `from` of the structure makes of it. Computed fields stay, for the `from` expressions of fields that are not published.
 * Throws NoAnswer for a value that has not the form of the type.
 */
export function storedValue(layouts: Layouts, typeText: string, published: unknown): Value {
  return stored(layouts, layouts.bind(typeText, NO_BINDINGS, typeText), published, typeText);
}

function stored(layouts: Layouts, type: BoundType, published: unknown, place: string): Value {
  if ('primitive' in type) return primitiveValue(type, published, place);
  const { struct, name } = type;
  if (struct.from !== undefined) return layouts.evaluate(struct.from, Object.assign(layouts.freeScope(), { value: textsKept(published) }), name);
  if (typeof published !== 'object' || published === null || Array.isArray(published)) throw new NoAnswer(place, 'no record');
  const members = published as Record<string, unknown>;
  const record: RecordValue = {};
  for (const { field, type: inner } of layouts.fieldsOf(type)) {
    const member = members[field.name] ?? null;
    if (member === null) continue;
    const owner = `${name}.${field.name}`;
    const one = (item: unknown): Value => (inner === undefined ? textsKept(item) : stored(layouts, inner, item, owner));
    if (inner === undefined || (field.count === undefined && field.while === undefined)) record[field.name] = one(member);
    else if (Array.isArray(member)) record[field.name] = member.map(one);
    else throw new NoAnswer(owner, 'no list');
  }
  return record;
}

function primitiveValue({ primitive, name }: Extract<BoundType, { primitive: unknown }>, published: unknown, place: string): Value {
  if (name === 'bytes') {
    if (typeof published !== 'string') throw new NoAnswer(place, 'no base64');
    return [...Buffer.from(published, 'base64')].map(BigInt);
  }
  const isText = 'type' in primitive.schema && primitive.schema.type === 'string' && primitive.wide !== true;
  return isText ? textsKept(published) : fromJson(published);
}

/** A value of the contract in its inner form; texts stay texts, whatever they look like. */
export function textsKept(json: unknown): Value {
  if (typeof json === 'number') return Number.isInteger(json) ? BigInt(json) : String(json);
  if (Array.isArray(json)) return json.map(textsKept);
  if (typeof json === 'object' && json !== null) return Object.fromEntries(Object.entries(json).map(([name, member]) => [name, textsKept(member)]));
  return json as Value;
}
