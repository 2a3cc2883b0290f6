import { R2RError } from '../../errors.js';
import { Image } from '../../image/image.js';
import type { OpenedFile } from '../../image/opened-file.js';
import type { Surroundings } from '../../image/surroundings.js';
import { TypeModule, type TypeModules } from '../../metadata/type-module.js';

/** The assemblies among the files around an image, as a runtime binds references to them: by simple name. */
export class Assemblies implements TypeModules {
  private readonly byFile = new Map<OpenedFile, TypeModule | undefined>();

  constructor(private readonly around: Surroundings) {}

  /** @throws R2RError if its metadata cannot be read */
  module(simpleName: string): TypeModule | undefined {
    const file = this.around.assembly(simpleName);
    return file && this.ofFile(file);
  }

  /** The types of a file; undefined if it has no metadata. @throws R2RError if that cannot be read */
  ofFile(file: OpenedFile): TypeModule | undefined {
    if (!this.byFile.has(file)) {
      const { metadata } = file;
      this.byFile.set(file, metadata && new TypeModule(metadata, this, bubbleOf(file, this.around)));
    }
    return this.byFile.get(file);
  }
}

/** The assemblies that the manifest metadata names: those are compiled together (runtime-semantics D-39, G-01). */
function bubbleOf(file: OpenedFile, around: Surroundings): ReadonlySet<string> | undefined {
  if (file.kind !== 'image') return undefined;
  try {
    const image = new Image(file, around);
    const manifest = (image.hasFlag('COMPONENT') ? image.owner : image)?.manifest;
    const count = manifest?.rowCount('AssemblyRef') ?? 0;
    return new Set(Array.from({ length: count }, (_, index) => manifest?.text('AssemblyRef', index + 1, 'Name') ?? ''));
  } catch (error) {
    // Native code that is refused has no bubble, and the file is one with native code all the same.
    if (error instanceof R2RError) return new Set();
    throw error;
  }
}
