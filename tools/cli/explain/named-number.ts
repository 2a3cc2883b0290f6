import type { DecodeInput, JsonSchema, Vector } from '../../../conformance/contract/protocol.js';
import { enumValue, flagsValue } from '../../../conformance/contract/named-numbers.js';
import { closestBranch, resolveSchema } from '../../../conformance/contract/schema-branches.js';
import type { Book } from './explanation.js';

interface NamedNumber {
  name: string;
  value: number;
  form: string;
}

/** The accepted vectors in whose value a member of an enumeration, or a flag, stands in one of the fields. */
export function withNamedNumber(book: Book, wanted: NamedNumber, fields: readonly string[]): Vector[] {
  const kinds = Object.entries(book.kinds).filter(([, { schema }]) => JSON.stringify(schema).includes(`"${wanted.name}":`));
  if (kinds.length === 0 || fields.length === 0) return [];
  const vectors = book.vectorsWith(kinds.map(([kind]) => `"kind":"${kind}"`));
  return vectors.filter(({ input, expect }) => {
    const { kind } = input as DecodeInput;
    const schema = book.kinds[kind]?.schema;
    return schema !== undefined && 'value' in expect && holds((expect).value, schema, schema, wanted, fields);
  });
}

function holds(value: unknown, unresolved: JsonSchema, root: JsonSchema, wanted: NamedNumber, fields: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const schema = closestBranch(resolveSchema(unresolved, root), value, root);
  if (Array.isArray(value)) return value.some((item, index) => holds(item, schema.prefixItems?.[index] ?? schema.items ?? {}, root, wanted, fields));
  return Object.entries(value).some(([name, member]) => {
    const property = resolveSchema(schema.properties?.[name] ?? {}, root);
    return (fields.includes(name) && isNumber(member, property, wanted)) || holds(member, property, root, wanted, fields);
  });
}

function isNumber(value: unknown, schema: JsonSchema, { name, value: number, form }: NamedNumber): boolean {
  const names = form === 'flags' ? schema['x-flags'] : schema['x-enum'];
  if (names === undefined || names[name] !== number) return false;
  if (form === 'enum') return enumValue(value, names) === BigInt(number);
  const bits = flagsValue(value, names);
  return bits !== undefined && number !== 0 && (bits & BigInt(number)) === BigInt(number);
}
