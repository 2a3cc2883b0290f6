import type { Metadata } from '../../metadata/metadata.js';
import { TypeModule, type TypeModules } from '../../metadata/type-module.js';

/** Finds the metadata of an assembly by its simple name. */
export type FindAssembly = (simpleName: string) => Metadata | undefined;

/** Assemblies that refer to each other; each is loaded once. */
export class Assemblies implements TypeModules {
  private readonly byName = new Map<string, TypeModule | undefined>();
  private readonly byMetadata = new Map<Metadata, TypeModule>();

  constructor(private readonly find: FindAssembly) {}

  of(metadata: Metadata): TypeModule {
    let module = this.byMetadata.get(metadata);
    if (module === undefined) this.byMetadata.set(metadata, (module = new TypeModule(metadata, this)));
    return module;
  }

  /** The assembly of a simple name, case ignored; undefined if it is not at hand. */
  module(simpleName: string): TypeModule | undefined {
    const key = simpleName.toLowerCase();
    if (!this.byName.has(key)) {
      const metadata = this.find(simpleName);
      this.byName.set(key, metadata && this.of(metadata));
    }
    return this.byName.get(key);
  }
}
