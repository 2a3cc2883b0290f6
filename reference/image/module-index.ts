import { has, type FormatVersion } from './versions.js';

/** What a module index of an image stands for. */
export type ModuleReference =
  /** The referencing module itself; in a composite image it says nothing, and nothing is resolved through it. */
  | { readonly kind: 'self' }
  /** A row of AssemblyRef in the IL metadata of the referencing module. */
  | { readonly kind: 'il-assembly-ref'; readonly rid: number }
  /** The manifest metadata (section 112) as a module of its own. */
  | { readonly kind: 'manifest' }
  /** A row of AssemblyRef in the manifest metadata. */
  | { readonly kind: 'manifest-assembly-ref'; readonly rid: number };

/**
 * The module indices of one image (r2r-format 12.2). ILAR = AssemblyRef rows of the IL metadata, 0 in a composite image.
 *
 *   index          up to 6.2                                     from 6.3
 *   0              the referencing module                        same
 *   1 .. ILAR      AssemblyRef of the IL                         same
 *   ILAR + 1       composite: manifest row 1; else undefined     the manifest metadata itself
 *   above          manifest row index - ILAR - 1                 manifest row index - ILAR - 1
 *                  (composite: row index)
 */
export class ModuleIndices {
  readonly ilAssemblyRefs: number;

  constructor(
    readonly version: FormatVersion,
    readonly composite: boolean,
    ilAssemblyRefs: number,
    readonly manifestAssemblyRefs: number,
  ) {
    this.ilAssemblyRefs = composite ? 0 : ilAssemblyRefs;
  }

  /** What `index` stands for; undefined if it is out of range or has no meaning in this version. */
  resolve(index: number): ModuleReference | undefined {
    if (index === 0) return { kind: 'self' };
    if (index <= this.ilAssemblyRefs) return { kind: 'il-assembly-ref', rid: index };
    if (index === this.manifestIndex) return { kind: 'manifest' };
    const rid = this.manifestRid(index);
    return rid >= 1 && rid <= this.manifestAssemblyRefs ? { kind: 'manifest-assembly-ref', rid } : undefined;
  }

  isUnknown(index: number): boolean {
    return this.resolve(index) === undefined;
  }

  /** The index of the manifest metadata itself; undefined before 6.3. */
  get manifestIndex(): number | undefined {
    return has(this.version, 'manifestIsModule') ? this.ilAssemblyRefs + 1 : undefined;
  }

  /** The index that stands for an AssemblyRef row of the manifest metadata. */
  indexOfManifestRow(rid: number): number {
    return this.composite && !has(this.version, 'manifestIsModule') ? rid : this.ilAssemblyRefs + 1 + rid;
  }

  private manifestRid(index: number): number {
    return index - this.indexOfManifestRow(0);
  }
}
