import type { Metadata } from '../metadata/metadata.js';
import type { MetadataNames } from '../metadata/names.js';
import { AvailableTypes } from './available-types.js';
import { readEnclosingTypeMap } from './enclosing-type-map.js';
import type { CoreHeader, SectionEntry } from './header.js';
import type { Image } from './image.js';
import { InliningInfo2 } from './inlining-info-2.js';
import { inliningRecords, type InliningRecord } from './inlining-info.js';
import { Lazy } from './lazy.js';
import { MethodEntryPoints } from './method-entry-points.js';
import { MethodIsGenericMap } from './method-is-generic-map.js';
import type { SectionName } from './section-types.js';
import { readTypeGenericInfoMap } from './type-generic-info-map.js';

/**
 * A module of an image, with the sections that belong to it: a component of a composite image, or the one module of a
 * single-file image (r2r-format 4.3). Sections are decoded at the first question; every getter throws what the decoder
 * of its section throws, and is undefined if there is no such section.
 */
export class ImageModule {
  constructor(
    private readonly image: Image,
    /** Index of the component; undefined in a single-file image. */
    readonly component: number | undefined,
    /** The module index that stands for it in this image. */
    readonly moduleIndex: number,
    /** The simple name of the assembly; undefined in a single-file image. */
    readonly name: string | undefined,
    readonly header: CoreHeader,
  ) {}

  /** The names in the metadata of the IL, if it is at hand. */
  get names(): MetadataNames | undefined {
    return this.image.resolver.names(this.moduleIndex);
  }

  /** The metadata of the IL, if it is at hand. */
  get metadata(): Metadata | undefined {
    return this.names?.metadata;
  }

  /** @throws R2RError `directory.section-outside`, `header.major-version` */
  section(name: SectionName): SectionEntry | undefined {
    return this.image.sectionOf(this.header, name);
  }

  /** Section 103. */
  get methodEntryPoints(): MethodEntryPoints | undefined {
    return this.lazyMethods.value;
  }

  /** Section 108. */
  get availableTypes(): AvailableTypes | undefined {
    const section = this.section('AvailableTypes');
    return section && new AvailableTypes(this.image.context, section, (table) => this.metadata?.rowCount(table));
  }

  /** Section 110. */
  get inliningRecords(): Iterable<InliningRecord> | undefined {
    const section = this.section('InliningInfo');
    return section && inliningRecords(this.image.context, section);
  }

  /** Section 114. */
  get inliningInfo2(): InliningInfo2 | undefined {
    const section = this.section('InliningInfo2');
    return section && new InliningInfo2(this.image.context, section, this.image.moduleIndices);
  }

  /** Section 121. */
  get methodIsGenericMap(): MethodIsGenericMap | undefined {
    const section = this.section('MethodIsGenericMap');
    return section && new MethodIsGenericMap(this.image.context, section, this.metadata?.rowCount('MethodDef'));
  }

  /** Section 122: the enclosing rows. */
  get enclosingTypeMap(): readonly number[] | undefined {
    const section = this.section('EnclosingTypeMap');
    return section && readEnclosingTypeMap(this.image.context, section, this.metadata?.rowCount('TypeDef'));
  }

  /** Section 123: four bits a type. */
  get typeGenericInfoMap(): readonly number[] | undefined {
    const section = this.section('TypeGenericInfoMap');
    return section && readTypeGenericInfoMap(this.image.context, section, this.metadata?.rowCount('TypeDef'));
  }

  private readonly lazyMethods = new Lazy(() => {
    const section = this.section('MethodDefEntryPoints');
    return section && new MethodEntryPoints(this.image.context, section, this.image.runtimeFunctions?.count ?? 0, this.metadata?.rowCount('MethodDef'));
  });
}
