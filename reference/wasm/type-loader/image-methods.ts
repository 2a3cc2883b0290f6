import type { TypeUse } from '../../../conformance/contract/type-declarations.js';
import { R2RError } from '../../errors.js';
import type { Image } from '../../image/image.js';
import { readMethodSignature, readTypeSpecSignature, type EcmaType } from '../../metadata/signatures.js';
import type { TableName } from '../../metadata/table-schemas.js';
import { ridOf, tableOf, token, tokenOf, type Token } from '../../metadata/tokens.js';
import type { TypeDefinition } from '../../metadata/type-definition.js';
import type { TypeModule } from '../../metadata/type-module.js';
import { fullTypeName, typeName } from '../../metadata/type-name.js';
import type { MethodSignature } from '../../signatures/method.js';
import type { MethodToken, Token as SignatureToken } from '../../signatures/token.js';
import type { GenericInstance, TypeSignature } from '../../signatures/type.js';
import { Assemblies } from './assemblies.js';
import type { LoadedMethod, MethodOwner } from './methods.js';
import { CANON, TypeUses } from './type-uses.js';

/** Types and methods that the signatures of an image name, as their definitions have them. */
export class ImageMethods {
  readonly uses: TypeUses;

  constructor(private readonly image: Image) {
    const own = new Map<string, TypeModule>();
    const assemblies = new Assemblies((name) => own.get(name.toLowerCase())?.metadata ?? image.around?.assembly(name)?.metadata);
    this.uses = new TypeUses(assemblies);
    const { metadata } = image;
    if (metadata !== undefined) {
      const module = assemblies.of(metadata);
      own.set(module.simpleName.toLowerCase(), module);
    }
  }

  /** A method of a method signature. @throws R2RError `type-declaration.unknown` where metadata is missing, `metadata.*`, `ecma-signature.*` */
  method({ token: method, ownerType, arguments: given = [] }: MethodSignature): LoadedMethod {
    return { ...this.found(method, ownerType), arguments: given.map((each) => this.use(each)) };
  }

  /** A method that is given by its token alone. @throws R2RError as `method` */
  methodOf(method: Pick<MethodToken, 'table' | 'rid' | 'module'>): LoadedMethod {
    return { ...this.found(method, undefined), arguments: [] };
  }

  private found({ table, rid, module }: Pick<MethodToken, 'table' | 'rid' | 'module'>, ownerType: TypeSignature | undefined): Omit<LoadedMethod, 'arguments'> {
    const home = this.moduleOf(module);
    const { metadata } = home;
    const isDefinition = table === 'MethodDef';
    return {
      module: home,
      name: metadata.text(table, rid, 'Name'),
      signature: readMethodSignature(metadata, metadata.get(table, rid, 'Signature')),
      owner: isDefinition ? this.ownerOf(home, tokenOf('TypeDef', metadata.ownership.typeOfMethod(rid)), ownerType) : this.ownerOf(home, token(metadata.get('MemberRef', rid, 'Class')), ownerType),
      isUnmanagedCallersOnly: isDefinition && home.isUnmanagedCallersOnly(rid),
    };
  }

  /**
   * What a method belongs to (ECMA-335 II.22.25). The arguments are those of the type in its signature, if that has any: what the
   * metadata say of a MemberRef may hold generic parameters of the caller.
   */
  private ownerOf(home: TypeModule, parent: Token, named: TypeSignature | undefined): MethodOwner {
    const instance = instanceOf(named);
    if (tableOf(parent) !== 'TypeSpec') {
      const isType = tableOf(parent) === 'TypeDef' || tableOf(parent) === 'TypeRef';
      return { definition: isType ? this.definition(home, parent) : undefined, arguments: (instance?.arguments ?? []).map((each) => this.use(each)) };
    }
    const { metadata } = home;
    const spec = readTypeSpecSignature(metadata, metadata.get('TypeSpec', ridOf(parent), 'Signature'));
    const definition = definitionIn(spec);
    const args = instance === undefined ? argumentsIn(spec).map((each) => this.uses.of(each, { module: home, typeArguments: [] })) : instance.arguments.map((each) => this.use(each));
    return { definition: definition && this.definition(home, definition), arguments: args };
  }

  /** The owner decides on hidden parameters: without it nothing is known of its methods. */
  private definition(home: TypeModule, type: Token): TypeDefinition {
    const found = home.resolve(type);
    if (found === undefined) throw new R2RError('type-declaration.unknown', `${fullTypeName(typeName(home.metadata, type))} is not at hand`);
    return found;
  }

  /** A type of an R2R signature in the form of the contract. @throws R2RError as `method` */
  use(type: TypeSignature): TypeUse {
    switch (type.kind) {
      case 'PTR':
        return { pointer: this.use(type.type) };
      case 'BYREF':
        return { byref: this.use(type.type) };
      case 'SZARRAY':
        return { array: this.use(type.type), rank: 1 };
      case 'ARRAY':
        return { array: this.use(type.type), rank: type.rank };
      case 'PINNED':
      case 'CMOD_REQD':
      case 'CMOD_OPT':
      case 'MODULE_ZAPSIG':
        return this.use(type.type);
      case 'CANON_ZAPSIG':
        return CANON;
      case 'FNPTR':
        return { functionPointer: [type.returnType, ...type.parameters].map((part) => this.use(part)) };
      case 'CLASS':
        return 'object';
      case 'VALUETYPE':
        return this.uses.named(...this.tokenOf(type.token));
      case 'GENERICINST':
        return type.definition.kind === 'CLASS' ? 'object' : this.uses.instance(...this.tokenOf(type.definition.token), type.arguments.map((each) => this.use(each)));
      case 'VAR':
      case 'MVAR':
      case 'VAR_ZAPSIG':
      case 'NATIVE_VALUETYPE_ZAPSIG':
        throw new R2RError('type-declaration.parameter', `${type.kind} is no type of compiled code`, { range: type.range });
      default:
        return this.uses.simple(type.kind);
    }
  }

  private tokenOf({ module, table, rid }: SignatureToken<TableName>): [TypeModule, Token] {
    return [this.moduleOf(module), tokenOf(table, rid)];
  }

  private moduleOf(module: number): TypeModule {
    const metadata = this.image.resolver.names(module)?.metadata;
    if (metadata === undefined) throw new R2RError('type-declaration.unknown', `the assembly ${this.image.resolver.assemblyName(module) ?? module} is not at hand`);
    return this.uses.assemblies.of(metadata);
  }
}

function instanceOf(type: TypeSignature | undefined): GenericInstance | undefined {
  if (type?.kind === 'MODULE_ZAPSIG') return instanceOf(type.type);
  return type?.kind === 'GENERICINST' ? type : undefined;
}

/** Arrays have methods, and no definition. */
function definitionIn(type: EcmaType): Token | undefined {
  if (type.kind === 'GENERICINST') return type.definition.token;
  return type.kind === 'CLASS' || type.kind === 'VALUETYPE' ? type.token : undefined;
}

function argumentsIn(type: EcmaType): readonly EcmaType[] {
  return type.kind === 'GENERICINST' ? type.arguments : [];
}
