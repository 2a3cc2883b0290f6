import type { JsonSchema } from './protocol.js';

/** Follows local references (`#/$defs/Name`); a reference that leads nowhere, or in a circle, says nothing. */
export function resolveSchema(schema: JsonSchema, root: JsonSchema): JsonSchema {
  let resolved = schema;
  for (let step = 0; resolved.$ref !== undefined; step++) {
    const name = /^#\/\$defs\/([^/]+)$/.exec(resolved.$ref)?.[1];
    const target = resolved.$ref === '#' ? root : name === undefined ? undefined : root.$defs?.[name];
    if (target === undefined || step === 100) return {};
    const { $ref: _, ...beside } = resolved;
    resolved = { ...target, ...beside };
  }
  return resolved;
}

/**
 * The schema that describes `value`: of alternatives the first one that `value` fits, by its JSON type, by its members with
 * a constant and by the names of its members; of `allOf` the properties together.
 */
export function closestBranch(schema: JsonSchema, value: unknown, root: JsonSchema): JsonSchema {
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives) {
    const branches = alternatives.map((branch) => closestBranch(resolveSchema(branch, root), value, root));
    return merge(schema, branches.find((branch) => fits(branch, value, root)) ?? {});
  }
  if (schema.allOf) return schema.allOf.reduce<JsonSchema>((all, part) => merge(all, resolveSchema(part, root)), schema);
  return schema;
}

function merge(left: JsonSchema, right: JsonSchema): JsonSchema {
  const properties = left.properties || right.properties ? { ...left.properties, ...right.properties } : undefined;
  return { ...left, ...right, oneOf: undefined, anyOf: undefined, allOf: undefined, properties };
}

function fits(branch: JsonSchema, value: unknown, root: JsonSchema): boolean {
  if ('const' in branch && branch.const !== value) return false;
  const named = branch['x-enum'] !== undefined || branch['x-flags'] !== undefined;
  if (branch.type !== undefined && !named && ![branch.type].flat().some((type) => hasType(value, type))) return false;
  const properties = branch.properties;
  if (properties === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return true;
  return Object.entries(value).every(([name, member]) => {
    if (!Object.hasOwn(properties, name)) return branch.additionalProperties !== false;
    const property = resolveSchema(properties[name], root);
    return !('const' in property) || property.const === member;
  });
}

function hasType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}
