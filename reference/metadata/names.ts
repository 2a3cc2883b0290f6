import { R2RError } from '../errors.js';
import { GenericParameters } from './generic-parameters.js';
import type { Metadata } from './metadata.js';
import {
  isFieldSignature,
  readFieldSignature,
  readMethodSignature,
  readMethodSpecSignature,
  readTypeSpecSignature,
  type EcmaType,
} from './signatures.js';
import { ridOf, tableOf, token, tokenOf, tokenText, type Token } from './tokens.js';
import { fullTypeName, instantiatedTypeName, typeName, type TypeName } from './type-name.js';
import { ecmaTypeText, ecmaTypeTexts, parametersText, type TextScope } from './type-text.js';

/** How a member is seen: by itself, or as part of a type with arguments. What is left out comes from the metadata. */
export interface MemberView {
  /** The text of the owner. */
  readonly owner?: string;
  /** Texts for the generic parameters of the owner. */
  readonly typeArguments?: readonly string[];
  /** Texts for the generic parameters of the method. */
  readonly methodArguments?: readonly string[];
}

interface Member {
  readonly name: string;
  /** Index into #Blob. */
  readonly signature: number;
  readonly owner: Token;
  /** The names of the generic parameters of a MethodDef. */
  readonly genericParameters: readonly string[];
}

/**
 * Names of everything in a module, for readers: C#-like texts; those of types are kept.
 * What has no name (a token of another table, a row that does not exist) throws R2RError.
 */
export class MetadataNames {
  private readonly typeNames = new Map<Token, TypeName>();
  private readonly typeTexts = new Map<Token, string>();
  /** The TypeSpecs whose text is being made, each inside the one before. */
  private readonly openTypeSpecs = new Set<Token>();
  private readonly genericParameters: GenericParameters;

  constructor(readonly metadata: Metadata) {
    this.genericParameters = new GenericParameters(metadata);
  }

  /** The simple name of the assembly, or of the module where there is no assembly. */
  moduleName(): string {
    const { metadata } = this;
    return metadata.rowCount('Assembly') > 0 ? metadata.text('Assembly', 1, 'Name') : metadata.text('Module', 1, 'Name');
  }

  /** The parts of the name of a TypeDef, TypeRef or ExportedType. */
  typeName(type: Token): TypeName {
    let name = this.typeNames.get(type);
    if (name === undefined) this.typeNames.set(type, (name = typeName(this.metadata, type)));
    return name;
  }

  /** A type: `Ns.Outer+Inner`, of a TypeSpec `Ns.List<int>`; a generic definition keeps its suffix. */
  type(type: Token): string {
    let text = this.typeTexts.get(type);
    if (text === undefined) {
      text = tableOf(type) === 'TypeSpec' ? this.typeSpecText(type) : fullTypeName(this.typeName(type));
      this.typeTexts.set(type, text);
    }
    return text;
  }

  /** A MethodDef, MemberRef or MethodSpec: `void Ns.Type.Method<T>(int, string)`. */
  method(method: Token, view: MemberView = {}): string {
    if (tableOf(method) === 'MethodSpec') return this.methodSpec(method, view);
    const member = this.member(method, 'MethodDef');
    const signature = readMethodSignature(this.metadata, member.signature);
    const methodArguments = view.methodArguments ?? genericArguments(member, signature.genericParameterCount);
    const scope = this.scope(view.typeArguments ?? this.typeArguments(member.owner), methodArguments);
    const generic = methodArguments.length > 0 ? `<${methodArguments.join(', ')}>` : '';
    const owner = view.owner ?? this.owner(member.owner);
    const [returned] = ecmaTypeTexts([signature.returnType], scope);
    return `${returned} ${qualified(owner, member.name)}${generic}${parametersText(signature, scope)}`;
  }

  /** A Field, or a MemberRef that is a field: `int Ns.Type.field`. */
  field(field: Token, view: MemberView = {}): string {
    const member = this.member(field, 'Field');
    const scope = this.scope(view.typeArguments ?? this.typeArguments(member.owner));
    const [type] = ecmaTypeTexts([readFieldSignature(this.metadata, member.signature)], scope);
    return `${type} ${qualified(view.owner ?? this.owner(member.owner), member.name)}`;
  }

  /** True for a MemberRef that is a field. */
  isFieldRef(member: Token): boolean {
    return isFieldSignature(this.metadata, this.metadata.get('MemberRef', ridOf(member), 'Signature'));
  }

  private methodSpec(spec: Token, view: MemberView): string {
    const { metadata } = this;
    const types = readMethodSpecSignature(metadata, metadata.get('MethodSpec', ridOf(spec), 'Instantiation'));
    const method = token(metadata.get('MethodSpec', ridOf(spec), 'Method'));
    return this.method(method, { methodArguments: ecmaTypeTexts(types, this.scope()), ...view });
  }

  private member(member: Token, definition: 'MethodDef' | 'Field'): Member {
    const { metadata } = this;
    const rid = ridOf(member);
    const table = tableOf(member);
    if (table === 'MemberRef') {
      const { Class, Name, Signature } = metadata.row('MemberRef', rid);
      return { name: metadata.string(Name), signature: Signature, owner: token(Class), genericParameters: [] };
    }
    if (table !== definition) throw new R2RError('metadata.no-member', `${tokenText(member)} is no ${definition} or MemberRef`);
    const { ownership } = metadata;
    const owner = definition === 'MethodDef' ? ownership.typeOfMethod(rid) : ownership.typeOfField(rid);
    return {
      name: metadata.text(definition, rid, 'Name'),
      signature: metadata.get(definition, rid, 'Signature'),
      owner: tokenOf('TypeDef', owner),
      genericParameters: definition === 'MethodDef' ? this.genericParameters.names(member) : [],
    };
  }

  /** The text of what a member belongs to; a generic definition is shown with its own parameters. */
  private owner(owner: Token): string {
    if (ridOf(owner) === 0) return '';
    switch (tableOf(owner)) {
      case 'TypeDef': {
        const parameters = this.genericParameters.names(owner);
        return parameters.length > 0 ? instantiatedTypeName(this.typeName(owner), parameters) : this.type(owner);
      }
      case 'ModuleRef':
        return `[${this.metadata.text('ModuleRef', ridOf(owner), 'Name')}]`;
      // The definition of a method that is called with variable arguments.
      case 'MethodDef':
        return this.owner(tokenOf('TypeDef', this.metadata.ownership.typeOfMethod(ridOf(owner))));
      default:
        return this.type(owner);
    }
  }

  private typeArguments(owner: Token): readonly string[] {
    if (tableOf(owner) === 'TypeDef') return this.genericParameters.names(owner);
    if (tableOf(owner) !== 'TypeSpec') return [];
    const type = this.typeSpec(owner);
    return type.kind === 'GENERICINST' ? ecmaTypeTexts(type.arguments, this.scope()) : [];
  }

  private typeSpecText(type: Token): string {
    const open = this.openTypeSpecs;
    if (open.has(type) || open.size >= MAX_TYPE_SPECS) {
      throw new R2RError('limit.exceeded', `${tokenText(type)} contains itself, or too many others`, { phase: 'signature' });
    }
    open.add(type);
    try {
      return ecmaTypeText(this.typeSpec(type), this.scope());
    } finally {
      open.delete(type);
    }
  }

  private typeSpec(type: Token): EcmaType {
    return readTypeSpecSignature(this.metadata, this.metadata.get('TypeSpec', ridOf(type), 'Signature'));
  }

  private scope(typeArguments: readonly string[] = [], methodArguments: readonly string[] = []): TextScope {
    return { named: this.named, typeArguments, methodArguments };
  }

  private readonly named = (type: Token): TypeName | string =>
    tableOf(type) === 'TypeSpec' ? this.type(type) : this.typeName(type);
}

function qualified(owner: string, name: string): string {
  return owner === '' ? name : `${owner}.${name}`;
}

/** The names of a method's generic parameters, or stand-ins where only their number is known. */
function genericArguments(member: Member, count: number): readonly string[] {
  if (member.genericParameters.length === count || count > MAX_NUMBERED) return member.genericParameters;
  return Array.from({ length: count }, (_, index) => `!!${index}`);
}

const MAX_TYPE_SPECS = 100;
/** The runtime allows 65,535 generic parameters; nobody wants to read more than a few. */
const MAX_NUMBERED = 64;
