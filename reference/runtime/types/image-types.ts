import type { Image } from '../../image/image.js';
import { R2RError } from '../../errors.js';
import { fieldsOf } from '../../metadata/member-runs.js';
import { isFieldSignature, readFieldSignature, readMethodSignature, readTypeSpecSignature } from '../../metadata/signatures.js';
import { ridOf, tableOf, token as asToken, tokenOf, type Token } from '../../metadata/tokens.js';
import type { TypeDefinition } from '../../metadata/type-definition.js';
import { TypeModule } from '../../metadata/type-module.js';
import type { FieldSignature } from '../../signatures/field.js';
import type { MethodSignature } from '../../signatures/method.js';
import type { MethodToken, TypeToken } from '../../signatures/token.js';
import type { TypeSignature } from '../../signatures/type.js';
import type { Assemblies } from './assemblies.js';
import { closeValueType, instanceOf, type ClosedType, type TypeInstance } from './closed-type.js';
import { baseInstance } from './base-instance.js';
import { methodNamed } from './method-search.js';
import { sameType } from './same-type.js';

/** A field or method with the type that it belongs to. */
export interface Member {
  readonly owner: TypeInstance;
  /** Row of Field or MethodDef in the module of the owner. */
  readonly rid: number;
}

/**
 * What the signatures of an image mean among the assemblies at hand. Undefined is what they do not tell; what they tell is not
 * there throws R2RError `metadata.no-type`, `metadata.no-member`, as a runtime throws when it resolves the cell.
 */
export class ImageTypes {
  private readonly modules = new Map<number, TypeModule | undefined>();

  constructor(
    private readonly image: Image,
    private readonly assemblies: Assemblies,
  ) {}

  /** The module behind a module index (r2r-format 12.2). */
  module(index: number): TypeModule | undefined {
    if (!this.modules.has(index)) this.modules.set(index, this.moduleAt(index));
    return this.modules.get(index);
  }

  closed(type: TypeSignature): ClosedType {
    switch (type.kind) {
      case 'STRING':
      case 'OBJECT':
      case 'SZARRAY':
      case 'ARRAY':
      case 'CANON_ZAPSIG':
        return { kind: 'reference' };
      case 'CLASS':
        this.definition(type.token);
        return { kind: 'reference' };
      case 'VALUETYPE':
        return closeValueType(this.definition(type.token), []);
      case 'GENERICINST': {
        const args = type.arguments.map((argument) => this.closed(argument));
        const definition = this.definition(type.definition.token);
        return type.definition.kind === 'CLASS' ? { kind: 'reference' } : closeValueType(definition, args);
      }
      case 'PTR':
      case 'FNPTR':
        return { kind: 'pointer' };
      case 'BYREF':
        return { kind: 'byref' };
      case 'PINNED':
      case 'CMOD_OPT':
      case 'CMOD_REQD':
      case 'MODULE_ZAPSIG':
        return this.closed(type.type);
      case 'VOID':
      case 'TYPEDBYREF':
      case 'VAR':
      case 'MVAR':
      case 'VAR_ZAPSIG':
      case 'NATIVE_VALUETYPE_ZAPSIG':
        return { kind: 'unknown' };
      default:
        return { kind: 'primitive', element: type.kind };
    }
  }

  /** A class or struct with its arguments. */
  instance(type: TypeSignature): TypeInstance | undefined {
    if (type.kind === 'MODULE_ZAPSIG') return this.instance(type.type);
    if (type.kind !== 'CLASS' && type.kind !== 'VALUETYPE' && type.kind !== 'GENERICINST') return undefined;
    const definition = this.definition(type.kind === 'GENERICINST' ? type.definition.token : type.token);
    return definition && { definition, arguments: type.kind === 'GENERICINST' ? type.arguments.map((each) => this.closed(each)) : [] };
  }

  /** A MemberRef finds a field in the very type that it names, not in a base class. */
  field({ field, ownerType }: FieldSignature): Member | undefined {
    const module = 'index' in field ? undefined : this.module(field.module);
    if ('index' in field || module === undefined) return undefined;
    const { metadata } = module;
    if (field.table === 'Field') {
      const rid = metadata.ownership.typeOfField(field.rid);
      const owner = ownerType === undefined ? { definition: module.definition(rid), arguments: [] } : this.instance(ownerType);
      return owner && { owner, rid: field.rid };
    }
    const owner = ownerType === undefined ? parentOf(module, field.rid) : this.instance(ownerType);
    if (owner === undefined) return undefined;
    const name = metadata.text('MemberRef', field.rid, 'Name');
    const wanted = { type: readFieldSignature(metadata, metadata.get('MemberRef', field.rid, 'Signature')), module };
    const found = owner.definition.module;
    const rid = fieldsOf(found.metadata, owner.definition.rid).find((each) => {
      const signature = found.metadata.get('Field', each, 'Signature');
      return found.metadata.text('Field', each, 'Name') === name && sameType(wanted, { type: readFieldSignature(found.metadata, signature), module: found });
    });
    if (rid === undefined) throw new R2RError('metadata.no-member', `${owner.definition.name} has no field ${name}`);
    return { owner, rid };
  }

  method({ token, ownerType }: MethodSignature): Member | undefined {
    return this.methodOfToken(token, ownerType && this.instance(ownerType));
  }

  /** A MemberRef finds a method also in a base class. */
  methodOfToken(token: MethodToken, given?: TypeInstance): Member | undefined {
    const module = this.module(token.module);
    if (module === undefined) return undefined;
    const { metadata } = module;
    if (token.table === 'MethodDef') {
      return { owner: given ?? { definition: module.definition(metadata.ownership.typeOfMethod(token.rid)), arguments: [] }, rid: token.rid };
    }
    const signature = metadata.get('MemberRef', token.rid, 'Signature');
    const owner = given ?? parentOf(module, token.rid);
    if (owner === undefined || isFieldSignature(metadata, signature)) return undefined;
    const name = metadata.text('MemberRef', token.rid, 'Name');
    const wanted = { type: readMethodSignature(metadata, signature), module };
    for (let at: TypeInstance | undefined = owner; ; ) {
      const rid = methodNamed(at.definition, name, wanted);
      if (rid !== undefined) return { owner: at, rid };
      const base = baseInstance(at);
      if (base === 'none') throw new R2RError('metadata.no-member', `${owner.definition.name} has no method ${name}`);
      if (base === undefined) return undefined;
      at = base;
    }
  }

  private definition(token: TypeToken): TypeDefinition | undefined {
    const module = this.module(token.module);
    if (module === undefined || token.table === 'TypeSpec') return undefined;
    return module.resolve(tokenOf(token.table, token.rid));
  }

  private moduleAt(index: number): TypeModule | undefined {
    const { image, assemblies } = this;
    const kind = image.moduleIndices.resolve(index)?.kind;
    if (kind === 'self') return assemblies.ofFile(image.around?.file(image.file.name) ?? image.file);
    if (kind === 'manifest') return image.manifest && new TypeModule(image.manifest, assemblies);
    const name = kind === undefined ? undefined : image.resolver.assemblyName(index);
    return name === undefined ? undefined : assemblies.module(name);
  }
}

/** The type that a MemberRef belongs to; undefined of arrays, of global methods and of what is not at hand. */
function parentOf(module: TypeModule, memberRef: number): TypeInstance | undefined {
  const parent: Token = asToken(module.metadata.get('MemberRef', memberRef, 'Class'));
  const table = tableOf(parent);
  if (table === 'TypeSpec') return instanceOf(readTypeSpecSignature(module.metadata, module.metadata.get('TypeSpec', ridOf(parent), 'Signature')), module);
  return table === 'TypeDef' || table === 'TypeRef' ? instanceOf({ kind: 'CLASS', token: parent }, module) : undefined;
}
