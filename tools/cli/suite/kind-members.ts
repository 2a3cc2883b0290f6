import { resolveSchema } from '../../../conformance/contract/schema-branches.js';
import type { JsonSchema } from '../../../conformance/contract/protocol.js';

/** How deep members of members are shown. */
const DEPTH = 3;

/** The published value of a kind, one member a line: `Sections[].Type  integer (names)`. A plain value is one line. */
export function kindMembers(schema: JsonSchema): string[] {
  const root = resolveSchema(schema, schema);
  const members = [...membersOf(root, schema, '', 0)];
  return members.length === 0 ? [typeText(root)] : members;
}

function* membersOf(schema: JsonSchema, root: JsonSchema, path: string, depth: number): Iterable<string> {
  if (depth > DEPTH) return;
  if (schema.type === 'array' && schema.items) return yield* membersOf(resolveSchema(schema.items, root), root, `${path}[]`, depth);
  const required = Array.isArray(schema.required) ? schema.required : [];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const member = resolveSchema(property, root);
    const place = path === '' ? name : `${path}.${name}`;
    yield `${place}  ${typeText(member, root)}${required.includes(name) ? '' : ', where it applies'}`;
    yield* membersOf(member, root, place, depth + 1);
  }
}

function typeText(schema: JsonSchema, root: JsonSchema = schema): string {
  if (schema['x-enum']) return 'number or name';
  if (schema['x-flags']) return 'number or list of flags';
  if (schema.type === 'array' && schema.items) return `list of ${typeText(resolveSchema(schema.items, root), root)}`;
  return [schema.type ?? 'any value'].flat().join(' or ');
}
