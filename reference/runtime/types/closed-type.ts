import { R2RError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { EcmaNamedType, EcmaType } from '../../metadata/signatures.js';
import type { Token } from '../../metadata/tokens.js';
import type { TypeDefinition } from '../../metadata/type-definition.js';
import type { TypeModule } from '../../metadata/type-module.js';
import type { SimpleTypeName } from '../../signatures/element-types.js';

/** What a field of a type holds, all generic parameters filled in. */
export type ClosedType =
  /** Numbers, bool, char, nint and nuint; an enum counts as what it is made of. */
  | { readonly kind: 'primitive'; readonly element: SimpleTypeName }
  | { readonly kind: 'pointer' }
  | { readonly kind: 'byref' }
  /** To an object of whatever class. */
  | { readonly kind: 'reference' }
  | ({ readonly kind: 'value' } & TypeInstance)
  /** A struct of an assembly that is not at hand, or whose size the machine decides. */
  | { readonly kind: 'unknown' };

/** A definition with its arguments. */
export interface TypeInstance {
  readonly definition: TypeDefinition;
  readonly arguments: readonly ClosedType[];
}

const UNKNOWN: ClosedType = { kind: 'unknown' };
const REFERENCE: ClosedType = { kind: 'reference' };
/** TypedReference, and vectors, whose layout is that of the machine and not of their fields. */
const OF_THE_MACHINE = new Set(['System.TypedReference', 'System.Numerics.Vector`1']);

/**
 * A type of the metadata of `module` as it is used inside of `given`.
 * @throws R2RError `metadata.*` if it cannot be found in an assembly that is at hand, or is a class and used as a struct, `limit.exceeded`
 */
export function closeType(type: EcmaType, module: TypeModule, given: readonly ClosedType[], depth = 0): ClosedType {
  if (depth > LIMITS.TYPE_NESTING) throw new R2RError('limit.exceeded', `types are nested more than ${LIMITS.TYPE_NESTING} levels deep`, { phase: 'signature' });
  switch (type.kind) {
    case 'STRING':
    case 'OBJECT':
    case 'SZARRAY':
    case 'ARRAY':
    case 'CLASS':
      return REFERENCE;
    case 'VOID':
    case 'TYPEDBYREF':
    case 'MVAR':
      return UNKNOWN;
    case 'PTR':
    case 'FNPTR':
      return { kind: 'pointer' };
    case 'BYREF':
      return { kind: 'byref' };
    case 'PINNED':
    case 'CMOD_OPT':
    case 'CMOD_REQD':
      return closeType(type.type, module, given, depth + 1);
    case 'VAR':
      return given[type.index] ?? UNKNOWN;
    case 'VALUETYPE':
      return closeValueType(module.resolve(type.token), []);
    case 'GENERICINST':
      return closeInstance(type.definition, type.arguments.map((argument) => closeType(argument, module, given, depth + 1)), module);
    default:
      return { kind: 'primitive', element: type.kind };
  }
}

function closeInstance({ kind, token }: EcmaNamedType, args: readonly ClosedType[], module: TypeModule): ClosedType {
  return kind === 'CLASS' ? REFERENCE : closeValueType(module.resolve(token), args);
}

/** A value type by its definition; undefined stands for one that is not at hand. */
export function closeValueType(definition: TypeDefinition | undefined, args: readonly ClosedType[]): ClosedType {
  if (definition === undefined || OF_THE_MACHINE.has(definition.name)) return UNKNOWN;
  if (!isValueType(definition)) throw new R2RError('metadata.no-type', `${definition.name} is no value type`);
  if (definition.baseName !== 'System.Enum') return { kind: 'value', definition, arguments: args };
  const underlying = definition.fields[0]?.type;
  if (underlying === undefined) throw new R2RError('metadata.no-member', `${definition.name} is an enum without a value`);
  return closeType(underlying, definition.module, []);
}

export function isValueType({ baseName, name }: TypeDefinition): boolean {
  return baseName === 'System.Enum' || (baseName === 'System.ValueType' && name !== 'System.Enum');
}

/**
 * The class or struct that a token of `module` means, with arguments for a TypeSpec; undefined if it is not at hand.
 * @throws R2RError as `closeType`
 */
export function instanceOf(type: EcmaType, module: TypeModule, given: readonly ClosedType[] = []): TypeInstance | undefined {
  if (type.kind === 'GENERICINST') {
    const definition = module.resolve(type.definition.token);
    return definition && { definition, arguments: type.arguments.map((argument) => closeType(argument, module, given)) };
  }
  if (type.kind !== 'CLASS' && type.kind !== 'VALUETYPE') return undefined;
  return withoutArguments(module, type.token);
}

export function withoutArguments(module: TypeModule, type: Token): TypeInstance | undefined {
  const definition = module.resolve(type);
  return definition && { definition, arguments: [] };
}

/** Characters of a key: generic types that contain larger instances of themselves grow without end. */
const MAX_KEY = 20_000;

/** Equal for equal types. @throws R2RError `limit.exceeded` */
export function keyOf(type: ClosedType): string {
  if (type.kind === 'primitive') return type.element;
  return type.kind === 'value' ? instanceKey(type) : type.kind;
}

export function instanceKey({ definition, arguments: args }: TypeInstance): string {
  const name = `[${definition.module.simpleName}]${definition.rid}`;
  if (args.length === 0) return name;
  const key = `${name}<${args.map(keyOf).join()}>`;
  if (key.length > MAX_KEY) throw new R2RError('limit.exceeded', 'the arguments of generic types grow without end', { phase: 'signature' });
  return key;
}
