import { globalsOf, scopeOf, scopeWith, type Globals } from './context.js';
import type { Field, Requirement, StructDefinition, VectorContext } from './dialect.js';
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
  private readonly constraints = new Map<string, readonly Requirement[]>();
  private readonly placing = new Map<StructDefinition, boolean>();
  /** What the context decides of what expressions see. */
  readonly known: Scope;

  constructor(
    readonly spec: Spec,
    readonly context: VectorContext,
  ) {
    this.known = scopeOf(spec, context);
  }

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

  /** What an expression sees that stands in no structure. */
  freeScope(): Scope {
    return scopeWith(globalsOf(this.known, 0, 0));
  }

  evaluate(expression: string, scope: Scope, place: string): Value {
    return this.spec.expressions.compile(expression, place)(scope);
  }

  args(type: BoundType, scope: Scope, place: string): Value[] {
    return type.args.map((arg) => this.evaluate(arg, scope, place));
  }

  /** The constraints on a field, `Struct.Field`, that apply in this context, in the order in which they stand in the spec. */
  constraintsOn(owner: string): readonly Requirement[] {
    return getOrMake(this.constraints, owner, () => (this.spec.constraints.get(owner) ?? []).filter(({ applies }) => appliesTo(applies, this.context)));
  }

  /** Whether an expression of the structure may ask where something was placed. */
  asksForPlace(struct: StructDefinition): boolean {
    return getOrMake(this.placing, struct, () => /\bplace\b/.test(JSON.stringify(struct)));
  }

  /** The scope of a record: the globals, its parameters and what stands around it. */
  recordScope(globals: Globals, record: RecordValue, type: StructUse, args: Value[], around: Around, start: number): Scope {
    const scope = scopeWith(globals);
    scope.up = around.up;
    scope.prev = around.prev;
    scope.index = around.index;
    scope.it = record;
    scope.start = BigInt(start) / unitOf(type.struct);
    (type.struct.params ?? []).forEach((name, index) => (scope[name] = args[index]));
    return scope;
  }
}

/** By the text of the context, and by the object, which is the same for all vectors of a sample. */
interface KnownLayouts {
  byText: Map<string, Layouts>;
  byObject: WeakMap<VectorContext, Layouts>;
}

const layouts = new WeakMap<Spec, KnownLayouts>();

/** The layouts of a spec in a context, made once. The context must not be changed afterwards. */
export function layoutsFor(spec: Spec, context: VectorContext): Layouts {
  const { byText, byObject } = getOrMake(layouts, spec, () => ({ byText: new Map<string, Layouts>(), byObject: new WeakMap<VectorContext, Layouts>() }));
  return getOrMake(byObject, context, () => getOrMake(byText, JSON.stringify(context), () => new Layouts(spec, context)));
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
