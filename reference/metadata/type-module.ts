import { R2RError } from '../errors.js';
import { ByteCursor } from '../io/cursor.js';
import { LIMITS } from '../limits.js';
import { CustomAttributes } from './custom-attributes.js';
import type { Metadata } from './metadata.js';
import { ridOf, tableOf, token as asToken, tokenOf, tokenText, type Token } from './tokens.js';
import { TypeDefinition } from './type-definition.js';
import { fullTypeName, typeName } from './type-name.js';

/** Bytes in front of the first argument of an attribute (ECMA-335 II.23.3). */
const ATTRIBUTE_PROLOG = 2;

/** Where references to other assemblies lead. */
export interface TypeModules {
  /** The assembly with this simple name; undefined if it is not at hand. */
  module(simpleName: string): TypeModule | undefined;
}

/** The types of a module, found by token and by name. */
export class TypeModule {
  private readonly definitions: (TypeDefinition | undefined)[] = [];
  private byName: Map<string, Token> | undefined;
  private readonly inlineArrays: CustomAttributes;
  private readonly unmanagedCallersOnly: CustomAttributes;

  constructor(
    readonly metadata: Metadata,
    private readonly others: TypeModules,
    /** Simple names of the assemblies that are compiled together with this one; undefined of a file without native code. */
    readonly bubble?: ReadonlySet<string>,
  ) {
    this.inlineArrays = new CustomAttributes(metadata, 'System.Runtime.CompilerServices.InlineArrayAttribute');
    this.unmanagedCallersOnly = new CustomAttributes(metadata, 'System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute');
  }

  /** Of a module without an assembly its own name. */
  get simpleName(): string {
    return this.metadata.text(this.metadata.rowCount('Assembly') > 0 ? 'Assembly' : 'Module', 1, 'Name');
  }

  definition(rid: number): TypeDefinition {
    return (this.definitions[rid] ??= new TypeDefinition(this, rid));
  }

  /** The length of an InlineArrayAttribute on a TypeDef (ECMA-335 II.23.3). @throws R2RError `metadata.*`, `truncated` */
  inlineArrayLength(rid: number): number | undefined {
    const value = this.inlineArrays.valueOn(tokenOf('TypeDef', rid));
    if (value === undefined) return undefined;
    const { start, end } = this.metadata.blobRange(value);
    const cursor = new ByteCursor(this.metadata.bytes, start, end, 'signature');
    cursor.skip(ATTRIBUTE_PROLOG);
    return cursor.i32();
  }

  /** Whether a method has an UnmanagedCallersOnlyAttribute. @param rid of MethodDef @throws R2RError `metadata.*` */
  isUnmanagedCallersOnly(rid: number): boolean {
    return this.unmanagedCallersOnly.valueOn(tokenOf('MethodDef', rid)) !== undefined;
  }

  /**
   * The definition that a TypeDef or TypeRef means; undefined if its assembly is not at hand.
   * @throws R2RError `metadata.no-type` if the assembly has no such type, and for a token of another table
   */
  resolve(type: Token): TypeDefinition | undefined {
    const { metadata } = this;
    if (tableOf(type) === 'TypeDef') return this.definition(ridOf(type));
    if (tableOf(type) !== 'TypeRef') throw new R2RError('metadata.no-type', `${tokenText(type)} names no type`);
    const name = fullTypeName(typeName(metadata, type));
    const scope = outermostScope(metadata, type);
    if (tableOf(scope) === 'AssemblyRef') return this.others.module(metadata.text('AssemblyRef', ridOf(scope), 'Name'))?.named(name);
    return tableOf(scope) === 'Module' ? this.named(name) : undefined;
  }

  /** The simple name of the assembly that a TypeRef leads to, be it at hand or not. @throws R2RError `metadata.*` */
  assemblyNameOf(type: Token): string {
    const scope = outermostScope(this.metadata, type);
    return tableOf(scope) === 'AssemblyRef' && ridOf(scope) !== 0 ? this.metadata.text('AssemblyRef', ridOf(scope), 'Name') : this.simpleName;
  }

  /** The type of this name, also where it has been forwarded to. @throws R2RError `metadata.no-type` */
  named(name: string, forwarded = 0): TypeDefinition | undefined {
    const found = (this.byName ??= this.names()).get(name);
    if (found === undefined || forwarded > LIMITS.TYPE_NESTING) throw new R2RError('metadata.no-type', `${this.simpleName} has no type ${name}`);
    if (tableOf(found) === 'TypeDef') return this.definition(ridOf(found));
    return this.others.module(this.metadata.text('AssemblyRef', ridOf(found), 'Name'))?.named(name, forwarded + 1);
  }

  /** Definitions, and the assemblies that types are forwarded to (ECMA-335 II.22.14). */
  private names(): Map<string, Token> {
    const { metadata } = this;
    const names = new Map<string, Token>();
    for (let rid = 1; rid <= metadata.rowCount('ExportedType'); rid++) {
      const scope = outermostImplementation(metadata, rid);
      if (tableOf(scope) === 'AssemblyRef') names.set(fullTypeName(typeName(metadata, tokenOf('ExportedType', rid))), scope);
    }
    for (let rid = 1; rid <= metadata.rowCount('TypeDef'); rid++) {
      const type = tokenOf('TypeDef', rid);
      names.set(fullTypeName(typeName(metadata, type)), type);
    }
    return names;
  }
}

function outermostScope(metadata: Metadata, type: Token): Token {
  let scope = asToken(metadata.get('TypeRef', ridOf(type), 'ResolutionScope'));
  for (let depth = 0; tableOf(scope) === 'TypeRef' && depth <= LIMITS.TYPE_NESTING; depth++) {
    scope = asToken(metadata.get('TypeRef', ridOf(scope), 'ResolutionScope'));
  }
  return scope;
}

function outermostImplementation(metadata: Metadata, exported: number): Token {
  let scope = asToken(metadata.get('ExportedType', exported, 'Implementation'));
  for (let depth = 0; tableOf(scope) === 'ExportedType' && depth <= LIMITS.TYPE_NESTING; depth++) {
    scope = asToken(metadata.get('ExportedType', ridOf(scope), 'Implementation'));
  }
  return scope;
}
