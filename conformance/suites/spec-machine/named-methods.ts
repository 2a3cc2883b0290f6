import type { MetadataNames } from '../../../reference/metadata/names.js';
import { token as asToken, tableOf, tokenOf, type Token } from '../../../reference/metadata/tokens.js';
import type { EnumDefinition } from '../../../tools/spec-machine/dialect.js';
import type { NamedDefinition, NamedMethod, NamedType } from '../../contract/protocol.js';
import { spec } from './spec-folder.js';

/** What the spec machine publishes of a token. */
interface PublishedToken {
  Table: number;
  Rid: number;
  Module: number;
}

interface PublishedType {
  ElementType: number;
  Type: PublishedType;
  Token: PublishedToken;
  Definition: { Token: PublishedToken };
  Arguments: PublishedType[];
  Rank: number;
}

export interface PublishedMethod {
  OwnerType?: PublishedType;
  Method: PublishedToken;
  Arguments?: PublishedType[];
}

const TABLES = { 1: 'TypeRef', 2: 'TypeDef', 6: 'MethodDef', 10: 'MemberRef', 27: 'TypeSpec' } as const;

/** System types that signatures have an element type for. */
const SIMPLE: Readonly<Record<string, string>> = {
  VOID: 'Void', BOOLEAN: 'Boolean', CHAR: 'Char', I1: 'SByte', U1: 'Byte', I2: 'Int16', U2: 'UInt16', I4: 'Int32', U4: 'UInt32', I8: 'Int64',
  U8: 'UInt64', R4: 'Single', R8: 'Double', STRING: 'String', TYPEDBYREF: 'TypedReference', I: 'IntPtr', U: 'UIntPtr', OBJECT: 'Object', CANON_ZAPSIG: '__Canon',
};

/** Gives decoded signatures names from metadata, in the form of hash.compute. Answers undefined where the metadata is not at hand. */
export class MethodNames {
  private readonly elementTypes: ReadonlyMap<number, string>;

  /** @param modules the metadata behind a module index */
  constructor(private readonly modules: (module: number) => MetadataNames | undefined) {
    const { enum: members } = spec().definitions.get('CorElementType') as EnumDefinition;
    this.elementTypes = new Map(members.map(({ name, value }) => [value, name]));
  }

  method({ OwnerType, Method, Arguments }: PublishedMethod): NamedMethod | undefined {
    const names = this.modules(Method.Module);
    const table = TABLES[Method.Table as keyof typeof TABLES];
    if (names === undefined || (table !== 'MethodDef' && table !== 'MemberRef')) return undefined;
    const owner = OwnerType ? this.type(OwnerType) : this.ownerOf(names, table, Method.Rid);
    const args = this.types(Arguments ?? []);
    return owner && args && { owner, name: names.metadata.text(table, Method.Rid, 'Name'), ...(args.length === 0 ? {} : { arguments: args }) };
  }

  definition(names: MetadataNames, token: Token): NamedDefinition {
    const { namespace, names: [outermost, ...nested] } = names.typeName(token);
    const outer: NamedDefinition = namespace === '' ? { name: outermost } : { namespace, name: outermost };
    return nested.reduce<NamedDefinition>((enclosing, name) => ({ name, enclosing }), outer);
  }

  private ownerOf(names: MetadataNames, table: 'MethodDef' | 'MemberRef', rid: number): NamedType | undefined {
    const { metadata } = names;
    const owner = table === 'MethodDef' ? tokenOf('TypeDef', metadata.ownership.typeOfMethod(rid)) : asToken(metadata.get('MemberRef', rid, 'Class'));
    return tableOf(owner) === 'TypeDef' || tableOf(owner) === 'TypeRef' ? this.definition(names, owner) : undefined;
  }

  private types(types: readonly PublishedType[]): NamedType[] | undefined {
    const named = types.map((type) => this.type(type)).filter((type) => type !== undefined);
    return named.length === types.length ? named : undefined;
  }

  private type(type: PublishedType): NamedType | undefined {
    const name = this.elementTypes.get(type.ElementType) ?? '';
    if (Object.hasOwn(SIMPLE, name)) return { namespace: 'System', name: SIMPLE[name] };
    const inner = (): NamedType | undefined => this.type(type.Type);
    switch (name) {
      case 'CLASS':
      case 'VALUETYPE':
        return this.token(type.Token);
      case 'GENERICINST': {
        const [definition, args] = [this.token(type.Definition.Token), this.types(type.Arguments)];
        return definition && args && { ...definition, arguments: args };
      }
      case 'SZARRAY':
      case 'ARRAY':
        return wrap(inner(), (array) => ({ array, rank: name === 'ARRAY' ? type.Rank : 1 }));
      case 'PTR':
        return wrap(inner(), (pointer) => ({ pointer }));
      case 'BYREF':
        return wrap(inner(), (byref) => ({ byref }));
      case 'MODULE_ZAPSIG':
        return inner();
      default:
        return undefined;
    }
  }

  private token({ Table, Rid, Module }: PublishedToken): NamedDefinition | undefined {
    const names = this.modules(Module);
    const table = TABLES[Table as keyof typeof TABLES];
    return names && table !== 'TypeSpec' ? this.definition(names, tokenOf(table, Rid)) : undefined;
  }
}

function wrap(type: NamedType | undefined, around: (type: NamedType) => NamedType): NamedType | undefined {
  return type && around(type);
}
