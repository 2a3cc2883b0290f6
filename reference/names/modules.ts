import type { Image } from '../image/image.js';
import type { ModuleIndices } from '../image/module-index.js';
import type { Surroundings } from '../image/surroundings.js';
import type { Metadata } from '../metadata/metadata.js';
import { MetadataNames } from '../metadata/names.js';

/** The metadata behind the module indices of one image (r2r-format 12.2), with the names that were made from it. */
export class ModuleResolver {
  private readonly byIndex = new Map<number, MetadataNames | undefined>();
  private readonly byMetadata = new Map<Metadata, MetadataNames>();

  /**
   * @param self the image's own IL; undefined in a composite image, where index 0 resolves nothing
   * @param manifest section 112
   * @param around where references to other assemblies lead; without it only the image's own names are known
   */
  constructor(
    private readonly indices: ModuleIndices,
    private readonly self: Metadata | undefined,
    private readonly manifest: Metadata | undefined,
    private readonly around?: Surroundings,
  ) {}

  /** The names of the module with that index; undefined if it is not at hand. @throws R2RError if it cannot be read */
  names(index: number): MetadataNames | undefined {
    if (!this.byIndex.has(index)) {
      const metadata = this.metadata(index);
      this.byIndex.set(index, metadata && this.namesOf(metadata));
    }
    return this.byIndex.get(index);
  }

  /** The names in a metadata, for example that of a component; made once. */
  namesOf(metadata: Metadata): MetadataNames {
    let names = this.byMetadata.get(metadata);
    if (names === undefined) this.byMetadata.set(metadata, (names = new MetadataNames(metadata)));
    return names;
  }

  /** The simple name of the assembly with that index, also where only the reference is at hand. @throws R2RError */
  assemblyName(index: number): string | undefined {
    const module = this.indices.resolve(index);
    switch (module?.kind) {
      case 'self':
        return this.names(index)?.moduleName();
      case 'il-assembly-ref':
        return this.self?.text('AssemblyRef', module.rid, 'Name');
      case 'manifest':
        return 'ManifestMetadata';
      case 'manifest-assembly-ref':
        return this.manifest?.text('AssemblyRef', module.rid, 'Name');
      case undefined:
        return undefined;
    }
  }

  private metadata(index: number): Metadata | undefined {
    const kind = this.indices.resolve(index)?.kind;
    if (kind === 'self') return this.self;
    if (kind === 'manifest') return this.manifest;
    const name = kind === undefined ? undefined : this.assemblyName(index);
    return name === undefined ? undefined : this.around?.assembly(name)?.metadata;
  }
}

/** The modules of an image. @throws R2RError if its metadata or section 112 cannot be read */
export function modulesOf(image: Image): ModuleResolver {
  return new ModuleResolver(image.moduleIndices, image.metadata, image.manifest, image.around);
}
