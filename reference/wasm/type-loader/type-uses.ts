import type { TypeName as DeclaredName, TypeUse } from '../../../conformance/contract/type-declarations.js';
import { R2RError } from '../../errors.js';
import type { EcmaType } from '../../metadata/signatures.js';
import { tokenOf, type Token } from '../../metadata/tokens.js';
import type { TypeDefinition } from '../../metadata/type-definition.js';
import type { TypeModule } from '../../metadata/type-module.js';
import { typeName, type TypeName } from '../../metadata/type-name.js';
import type { SimpleTypeName } from '../../signatures/element-types.js';
import { fullName, SYSTEM_MODULE } from '../declared-types.js';
import type { Assemblies } from './assemblies.js';

/** What the parts of a signature mean. */
export interface TypeScope {
  readonly module: TypeModule;
  /** What stands for the generic parameters of the type; left out in the type itself, where they stay parameters. */
  readonly typeArguments?: readonly TypeUse[];
  readonly methodArguments?: readonly TypeUse[];
}

/** Words for the types that signatures of ECMA-335 II.23.1.16 have element types for. */
const WORDS = {
  VOID: 'void', BOOLEAN: 'bool', CHAR: 'char', I1: 'int8', U1: 'uint8', I2: 'int16', U2: 'uint16', I4: 'int32', U4: 'uint32',
  I8: 'int64', U8: 'uint64', R4: 'float32', R8: 'float64', I: 'nint', U: 'nuint', STRING: 'string', OBJECT: 'object',
} as const satisfies Partial<Record<SimpleTypeName, TypeUse>>;

const TYPED_REFERENCE: TypeUse = { name: 'TypedReference', namespace: 'System', module: SYSTEM_MODULE };

/** The argument that stands for all references in shared code. */
export const CANON: TypeUse = { name: '__Canon', namespace: 'System', module: SYSTEM_MODULE };

/** The names by which the system module has the same types. */
const SYSTEM_WORDS: ReadonlyMap<string, TypeUse> = new Map(
  Object.entries({
    Boolean: 'bool', Char: 'char', SByte: 'int8', Byte: 'uint8', Int16: 'int16', UInt16: 'uint16', Int32: 'int32', UInt32: 'uint32',
    Int64: 'int64', UInt64: 'uint64', Single: 'float32', Double: 'float64', IntPtr: 'nint', UIntPtr: 'nuint',
  } as const).map(([name, word]) => [`[${SYSTEM_MODULE}]System.${name}`, word]),
);

/**
 * Types of metadata in the form of the contract. Values keep their names; of references it is enough that they are some:
 * `object` stands for all classes. The definitions behind the names are remembered.
 */
export class TypeUses {
  private readonly names = new Map<TypeDefinition, DeclaredName>();
  private readonly definitions = new Map<string, TypeDefinition>();

  constructor(readonly assemblies: Assemblies) {}

  /** The definition of a name that a use had; undefined if it was not at hand. */
  definition(name: DeclaredName): TypeDefinition | undefined {
    return this.definitions.get(fullName(name));
  }

  /** @throws R2RError `metadata.*`, `type-declaration.parameter`, `limit.exceeded` */
  of(type: EcmaType, scope: TypeScope): TypeUse {
    switch (type.kind) {
      case 'PTR':
        return { pointer: this.of(type.type, scope) };
      case 'BYREF':
        return { byref: this.of(type.type, scope) };
      case 'SZARRAY':
        return { array: this.of(type.type, scope), rank: 1 };
      case 'ARRAY':
        return { array: this.of(type.type, scope), rank: type.rank };
      case 'PINNED':
      case 'CMOD_REQD':
      case 'CMOD_OPT':
        return this.of(type.type, scope);
      case 'FNPTR':
        return { functionPointer: [type.signature.returnType, ...type.signature.parameters].map((part) => this.of(part, scope)) };
      case 'VAR':
        return scope.typeArguments === undefined ? { parameter: type.index } : argument(scope.typeArguments, type.index, '!');
      case 'MVAR':
        return argument(scope.methodArguments ?? [], type.index, '!!');
      case 'CLASS':
        return 'object';
      case 'VALUETYPE':
        return this.named(scope.module, type.token);
      case 'GENERICINST':
        return type.definition.kind === 'CLASS' ? 'object' : this.instance(scope.module, type.definition.token, type.arguments.map((each) => this.of(each, scope)));
      case 'TYPEDBYREF':
        return this.typedReference();
      default:
        return WORDS[type.kind];
    }
  }

  /** A simple type of a signature. */
  simple(kind: SimpleTypeName): TypeUse {
    return kind === 'TYPEDBYREF' ? this.typedReference() : WORDS[kind];
  }

  /** An instance of a generic value type. @throws R2RError `metadata.*` */
  instance(module: TypeModule, definition: Token, args: TypeUse[]): TypeUse {
    return { ...this.nameOf(module, definition), arguments: args };
  }

  /** A value type by its token. @throws R2RError `metadata.*` */
  named(module: TypeModule, type: Token): TypeUse {
    const name = this.nameOf(module, type);
    return SYSTEM_WORDS.get(fullName(name)) ?? name;
  }

  /** The name of a definition; it is remembered what it names. @throws R2RError `metadata.*` */
  nameOfDefinition(definition: TypeDefinition): DeclaredName {
    let name = this.names.get(definition);
    if (name === undefined) {
      const { module, rid } = definition;
      this.names.set(definition, (name = declaredName(typeName(module.metadata, tokenOf('TypeDef', rid)), module.simpleName)));
      this.definitions.set(fullName(name), definition);
    }
    return name;
  }

  /** The name of what a token leads to, also where only the reference is at hand. */
  private nameOf(module: TypeModule, type: Token): DeclaredName {
    const definition = module.resolve(type);
    return definition === undefined ? declaredName(typeName(module.metadata, type), module.assemblyNameOf(type)) : this.nameOfDefinition(definition);
  }

  private typedReference(): TypeUse {
    const definition = this.assemblies.module(SYSTEM_MODULE)?.named('System.TypedReference');
    return definition === undefined ? TYPED_REFERENCE : this.nameOfDefinition(definition);
  }
}

function argument(given: readonly TypeUse[], index: number, prefix: string): TypeUse {
  if (index >= given.length) throw new R2RError('type-declaration.parameter', `there is no generic parameter ${prefix}${index}`);
  return given[index];
}

function declaredName({ namespace, names }: TypeName, module: string): DeclaredName {
  const [outermost, ...nested] = names;
  const first: DeclaredName = { name: outermost, ...(namespace === '' ? {} : { namespace }) };
  const name = nested.reduce<DeclaredName>((enclosing, each) => ({ name: each, enclosing }), first);
  return { ...name, module };
}
