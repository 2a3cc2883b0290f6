import type { Metadata } from '../metadata/metadata.js';
import { ridOf, tableOf, token, tokenOf, type Token } from '../metadata/tokens.js';
import { typeName, type TypeName } from '../metadata/type-name.js';
import { LoadedAssembly } from './loaded-assembly.js';

/** A type definition: a row of TypeDef. */
export interface TypeDefinition {
  readonly assembly: LoadedAssembly;
  readonly rid: number;
}

/** Finds the metadata of an assembly by its simple name. */
export type FindAssembly = (simpleName: string) => Metadata | undefined;

/** How often a type may be said to be in yet another assembly. */
const MAX_FORWARDS = 16;

/** Assemblies that refer to each other; each is loaded once. */
export class Assemblies {
  private readonly byName = new Map<string, LoadedAssembly | undefined>();
  private readonly byMetadata = new Map<Metadata, LoadedAssembly>();

  constructor(private readonly find: FindAssembly) {}

  /** @throws R2RError `metadata.*` */
  of(metadata: Metadata): LoadedAssembly {
    let assembly = this.byMetadata.get(metadata);
    if (assembly === undefined) this.byMetadata.set(metadata, (assembly = new LoadedAssembly(metadata)));
    return assembly;
  }

  /** The assembly of a simple name, case ignored; undefined if it is not at hand. @throws R2RError `metadata.*` */
  named(name: string): LoadedAssembly | undefined {
    const key = name.toLowerCase();
    if (!this.byName.has(key)) {
      const metadata = this.find(name);
      this.byName.set(key, metadata && this.of(metadata));
    }
    return this.byName.get(key);
  }

  /** What a TypeDef or TypeRef of an assembly leads to; undefined if that is not at hand. @throws R2RError `metadata.*`, `limit.exceeded` */
  resolve(from: LoadedAssembly, type: Token): TypeDefinition | undefined {
    if (tableOf(type) === 'TypeDef') return { assembly: from, rid: ridOf(type) };
    const name = typeName(from.metadata, type);
    return this.defined(this.scopeOf(from, type), name);
  }

  /** The simple name of the assembly that a TypeRef leads to, be it at hand or not. @throws R2RError `metadata.*` */
  assemblyNameOf({ metadata, name }: LoadedAssembly, type: Token): string {
    const scope = outermostScope(metadata, type);
    return tableOf(scope) === 'AssemblyRef' ? metadata.text('AssemblyRef', ridOf(scope), 'Name') : name;
  }

  private scopeOf(from: LoadedAssembly, type: Token): LoadedAssembly | undefined {
    const { metadata } = from;
    const scope = outermostScope(metadata, type);
    if (ridOf(scope) === 0 || tableOf(scope) === 'Module') return from;
    return tableOf(scope) === 'AssemblyRef' ? this.named(metadata.text('AssemblyRef', ridOf(scope), 'Name')) : undefined;
  }

  private defined(start: LoadedAssembly | undefined, name: TypeName): TypeDefinition | undefined {
    let assembly = start;
    for (let step = 0; assembly !== undefined && step < MAX_FORWARDS; step++) {
      const rid = assembly.types.definition(name);
      if (rid !== undefined) return { assembly, rid };
      const forward = outermostForward(assembly, name);
      assembly = forward === undefined ? undefined : this.named(forward);
    }
    return undefined;
  }
}

/** The ResolutionScope of the TypeRef around a type (ECMA-335 II.22.38). */
function outermostScope(metadata: Metadata, type: Token): Token {
  let scope = token(metadata.get('TypeRef', ridOf(type), 'ResolutionScope'));
  // typeName has followed the same steps and limits them.
  while (tableOf(scope) === 'TypeRef' && ridOf(scope) !== 0) scope = token(metadata.get('TypeRef', ridOf(scope), 'ResolutionScope'));
  return scope;
}

/** The assembly that has the type instead: a nested type goes with the one around it. */
function outermostForward({ metadata, types }: LoadedAssembly, { namespace, names }: TypeName): string | undefined {
  const rid = types.exportedType({ namespace, names: names.slice(0, 1) });
  if (rid === undefined) return undefined;
  const implementation = token(metadata.get('ExportedType', rid, 'Implementation'));
  return tableOf(implementation) === 'AssemblyRef' ? metadata.text('AssemblyRef', ridOf(implementation), 'Name') : undefined;
}

/** The names of a type definition. @throws R2RError `metadata.*`, `limit.exceeded` */
export function definitionName({ assembly, rid }: TypeDefinition): TypeName {
  return typeName(assembly.metadata, tokenOf('TypeDef', rid));
}
