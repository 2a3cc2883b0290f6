import type { Field, StructDefinition, VectorContext } from './dialect.js';
import type { Scope } from './expressions.js';
import { PRIMITIVES } from './primitives/index.js';
import type { Primitive, Value } from './primitives/primitive.js';
import { SpecError } from './rejection.js';
import { appliesTo, structOf, type Spec } from './spec.js';
import { parseTypeUse, type TypeUse } from './type-use.js';

/** A type in use, with the type parameters of the structure around it bound. */
export type BoundType = PrimitiveUse | StructUse;

export interface PrimitiveUse {
  primitive: Primitive;
  name: string;
  args: readonly string[];
}

export interface StructUse {
  struct: StructDefinition;
  name: string;
  args: readonly string[];
  bindings: Bindings;
}

/** What stands around a record: the enclosing record, the element before it and its index in an array. */
export interface Around {
  up: Value;
  prev: Value;
  index: bigint;
}

export type Bindings = ReadonlyMap<string, BoundUse>;

interface BoundUse {
  use: TypeUse;
  bindings: Bindings;
}

export interface BoundField {
  field: Field;
  type: BoundType | undefined;
}

/** A record that is being decoded or encoded. */
export type RecordValue = { [name: string]: Value };

/** Finds definitions for type strings and fields for structures, each once for a context. */
export class Layouts {
  private readonly bound = new Map<Bindings, Map<string, BoundType>>();
  private readonly fields = new Map<Bindings, Map<StructDefinition, BoundField[]>>();

  constructor(
    readonly spec: Spec,
    readonly context: VectorContext,
  ) {}

  bind(text: string, bindings: Bindings, place: string): BoundType {
    const cache = getOrMake(this.bound, bindings, () => new Map<string, BoundType>());
    return getOrMake(cache, text, () => this.bindUse(parseTypeUse(text, place), bindings, place));
  }

  private bindUse(use: TypeUse, bindings: Bindings, place: string): BoundType {
    const parameter = bindings.get(use.name);
    if (parameter) return this.bindUse(parameter.use, parameter.bindings, place);
    if (Object.hasOwn(PRIMITIVES, use.name)) return { primitive: PRIMITIVES[use.name], name: use.name, args: use.args };
    const struct = structOf(this.spec, use.name);
    if (!struct) throw new SpecError(place, `no primitive or structure is named ${use.name}`);
    const names = struct.types ?? [];
    if (names.length !== use.types.length) throw new SpecError(place, `${use.name} takes ${names.length} types`);
    if ((struct.params ?? []).length !== use.args.length) throw new SpecError(place, `${use.name} takes ${struct.params?.length ?? 0} arguments`);
    // Equal uses share one map, so that recursive structures are bound once.
    const same = names.every((name, index) => use.types[index].name === name && bindings.has(name)) && names.length === bindings.size;
    const inner: Bindings = names.length === 0 ? NO_BINDINGS : same ? bindings : new Map(names.map((name, index) => [name, { use: use.types[index], bindings }]));
    return { struct, name: use.name, args: use.args, bindings: inner };
  }

  /** The fields of a structure that apply in this context, with their types bound. */
  fieldsOf(type: StructUse): BoundField[] {
    const cache = getOrMake(this.fields, type.bindings, () => new Map<StructDefinition, BoundField[]>());
    return getOrMake(cache, type.struct, () =>
      type.struct.struct
        .filter((field) => appliesTo(field.applies, this.context))
        .map((field) => ({ field, type: field.type === undefined ? undefined : this.bind(field.type, type.bindings, `${type.name}.${field.name}`) })),
    );
  }

  evaluate(expression: string, scope: Scope, place: string): Value {
    return this.spec.expressions.compile(expression, place)(scope);
  }

  args(type: BoundType, scope: Scope, place: string): Value[] {
    return type.args.map((arg) => this.evaluate(arg, scope, place));
  }

  /** The scope of a record: the globals, its parameters and what stands around it. */
  recordScope(globals: Scope, record: RecordValue, type: StructUse, args: Value[], around: Around, start: number): Scope {
    const scope = Object.create(globals) as Scope;
    Object.assign(scope, around, { it: record, start: BigInt(start) / unitOf(type.struct) });
    (type.struct.params ?? []).forEach((name, index) => (scope[name] = args[index]));
    return scope;
  }
}

const layouts = new WeakMap<Spec, Map<string, Layouts>>();

/** The layouts of a spec in a context, made once. */
export function layoutsFor(spec: Spec, context: VectorContext): Layouts {
  const known = getOrMake(layouts, spec, () => new Map<string, Layouts>());
  return getOrMake(known, JSON.stringify(context), () => new Layouts(spec, context));
}

export const NO_BINDINGS: Bindings = new Map();

/** Bits in the unit of a structure. */
export function unitOf(struct: StructDefinition): bigint {
  return struct.unit === 'bit' ? 1n : 8n;
}

function getOrMake<K, V>(map: { get(key: K): V | undefined; set(key: K, value: V): unknown }, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
