import { isDeepStrictEqual } from 'node:util';
import { closestBranch, resolveSchema } from './schema-branches.js';
import { enumValue, flagsValue, integerOf } from './named-numbers.js';
import type { JsonSchema } from './protocol.js';

/** The first place in which two values differ. */
export interface Difference {
  /** For example `Sections[3].Type`; empty for the value itself. */
  path: string;
  /** Undefined: there is nothing on that side. */
  expected: unknown;
  actual: unknown;
}

/**
 * The equality rules of values (see README.md beside this file): a member that is null equals one that is absent; an integer equals
 * its decimal text; a member with `x-enum` may be the number or its name, one with `x-flags` the number or a list of names
 * and numbers; members that the schema does not know are ignored unless it forbids them. Everything else is compared as
 * JSON. Returns the first difference in the order of the expected value, undefined if there is none.
 */
export function firstDifference(expected: unknown, actual: unknown, schema: JsonSchema = {}): Difference | undefined {
  return isDeepStrictEqual(expected, actual) ? undefined : compare(expected, actual, schema, schema, '');
}

function compare(expected: unknown, actual: unknown, unresolved: JsonSchema, root: JsonSchema, path: string): Difference | undefined {
  if (expected === actual) return undefined;
  const schema = closestBranch(resolveSchema(unresolved, root), expected, root);
  if (schema['x-flags']) {
    const [left, right] = [flagsValue(expected, schema['x-flags']), flagsValue(actual, schema['x-flags'])];
    return left !== undefined && left === right ? undefined : { path, expected, actual };
  }
  if (schema['x-enum']) {
    const [left, right] = [enumValue(expected, schema['x-enum']), enumValue(actual, schema['x-enum'])];
    return left !== undefined && left === right ? undefined : { path, expected, actual };
  }
  if (Array.isArray(expected)) return compareLists(expected, actual, schema, root, path);
  if (isObject(expected)) return compareObjects(expected, actual, schema, root, path);
  if ((expected ?? null) === (actual ?? null)) return undefined;
  const integer = integerOf(expected);
  return integer !== undefined && integer === integerOf(actual) ? undefined : { path, expected, actual };
}

function compareLists(
  expected: unknown[],
  actual: unknown,
  schema: JsonSchema,
  root: JsonSchema,
  path: string,
): Difference | undefined {
  if (!Array.isArray(actual)) return { path, expected, actual };
  const shared = Math.min(expected.length, actual.length);
  for (let index = 0; index < shared; index++) {
    const items = schema.prefixItems?.[index] ?? schema.items ?? {};
    const difference = compare(expected[index], actual[index], items, root, `${path}[${index}]`);
    if (difference) return difference;
  }
  if (expected.length === actual.length) return undefined;
  return { path: `${path}[${shared}]`, expected: expected[shared], actual: actual[shared] };
}

function compareObjects(
  expected: Record<string, unknown>,
  actual: unknown,
  schema: JsonSchema,
  root: JsonSchema,
  path: string,
): Difference | undefined {
  if (!isObject(actual)) return { path, expected, actual };
  for (const name of Object.keys(expected)) {
    const value = Object.hasOwn(actual, name) ? actual[name] : undefined;
    const difference = compare(expected[name], value, memberSchema(schema, name), root, path === '' ? name : `${path}.${name}`);
    if (difference) return difference;
  }
  const closed = schema.properties === undefined || schema.additionalProperties === false;
  for (const name of Object.keys(actual)) {
    if (Object.hasOwn(expected, name) || (actual[name] ?? null) === null) continue;
    const known = schema.properties !== undefined && Object.hasOwn(schema.properties, name);
    if (known || closed) return { path: path === '' ? name : `${path}.${name}`, expected: undefined, actual: actual[name] };
  }
  return undefined;
}

function memberSchema(schema: JsonSchema, name: string): JsonSchema {
  if (schema.properties && Object.hasOwn(schema.properties, name)) return schema.properties[name];
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
