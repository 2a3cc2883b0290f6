import type { Applies, Field, Member } from './dialect.js';
import { PRIMITIVES } from './primitives/index.js';
import { SpecError } from './rejection.js';
import { structOf, type Spec } from './spec.js';
import { parseTypeUse, type TypeUse } from './type-use.js';

type Bindings = ReadonlyMap<string, { use: TypeUse; bindings: Bindings }>;

/**
 * The JSON Schema of the published value of a kind. Beside the standard keywords: `x-enum` and `x-flags` give the
 * names of numbers (an answer may give either), in every version; `x-applies` says which of these are not in all versions or on
 * all targets.
 */
export function schemaOfKind(spec: Spec, name: string): object {
  const kind = spec.kinds.get(name);
  if (!kind) throw new SpecError(name, 'no such kind');
  const definitions: Record<string, object> = {};
  const schema = new SchemaMaker(spec, definitions).use(parseTypeUse(kind.type, name), new Map());
  return Object.keys(definitions).length === 0 ? schema : { ...schema, $defs: definitions };
}

class SchemaMaker {
  constructor(
    private readonly spec: Spec,
    private readonly definitions: Record<string, object>,
  ) {}

  use(use: TypeUse, bindings: Bindings): object {
    const parameter = bindings.get(use.name);
    if (parameter) return this.use(parameter.use, parameter.bindings);
    if (Object.hasOwn(PRIMITIVES, use.name)) return PRIMITIVES[use.name].schema;
    const struct = structOf(this.spec, use.name);
    if (!struct) throw new SpecError(use.name, 'no such type');
    if (struct.view !== undefined) return this.written(struct.schema ?? {}) as object;
    if (!Object.hasOwn(this.definitions, use.name)) {
      this.definitions[use.name] = {};
      const inner: Bindings = new Map((struct.types ?? []).map((name, index) => [name, { use: use.types[index], bindings }]));
      const visible = struct.struct.filter((field) => !field.hidden);
      this.definitions[use.name] = {
        type: 'object',
        properties: Object.fromEntries(visible.map((field) => [field.name, this.field(field, inner)])),
        required: [...new Set(visible.filter((field) => field.if === undefined && field.applies === undefined).map((field) => field.name))],
      };
    }
    return { $ref: `#/$defs/${use.name}` };
  }

  private field(field: Field, bindings: Bindings): object {
    const type = field.type === undefined ? undefined : parseTypeUse(field.type, field.name);
    const one = type === undefined ? (this.written(field.schema ?? {}) as object) : this.use(type, bindings);
    if (field.count === undefined && field.while === undefined) return { ...one, ...this.names(field) };
    // What has a place in an enumeration by its index is no number itself.
    const isIndexed = type !== undefined && structOf(this.spec, type.name) !== undefined && field.enum !== undefined;
    return isIndexed ? { type: 'array', items: one, 'x-indices': this.names(field)['x-enum'] } : { type: 'array', items: { ...one, ...this.names(field) } };
  }

  /** A schema that stands in the spec, in which `x-enum` and `x-flags` may be the name of an enumeration. */
  private written(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((each) => this.written(each));
    if (typeof schema !== 'object' || schema === null) return schema;
    return Object.fromEntries(
      Object.entries(schema).flatMap(([key, value]): [string, unknown][] =>
        (key === 'x-enum' || key === 'x-flags') && typeof value === 'string' ? Object.entries(this.namesOf(value)) : [[key, this.written(value)]],
      ),
    );
  }

  private names(field: Field): Names {
    return this.namesOf(field.enum ?? field.flags ?? '');
  }

  private namesOf(name: string): Names {
    const definition = this.spec.definitions.get(name);
    if (definition && 'enum' in definition) return { 'x-enum': numbersOf(definition.enum), ...appliesOf(definition.enum) };
    if (definition && 'flags' in definition) return { 'x-flags': numbersOf(definition.flags), ...appliesOf(definition.flags) };
    return {};
  }
}

interface Names {
  'x-enum'?: Record<string, number>;
  'x-flags'?: Record<string, number>;
  'x-applies'?: Record<string, Applies>;
}

function numbersOf(members: readonly Member[]): Record<string, number> {
  return Object.fromEntries(members.map(({ name, value }) => [name, value]));
}

function appliesOf(members: readonly Member[]): { 'x-applies'?: Record<string, Applies> } {
  const some = members.flatMap(({ name, applies }): [string, Applies][] => (applies ? [[name, applies]] : []));
  return some.length === 0 ? {} : { 'x-applies': Object.fromEntries(some) };
}
