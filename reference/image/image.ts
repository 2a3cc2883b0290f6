import { R2RError, within } from '../errors.js';
import { ByteCursor } from '../io/cursor.js';
import type { Metadata } from '../metadata/metadata.js';
import { modulesOf, type ModuleResolver } from '../names/modules.js';
import { signatureContext, type SignatureContext } from '../signatures/context.js';
import type { Fixup } from '../signatures/fixup.js';
import { readComponentAssemblies, type ComponentAssembly } from './component-assemblies.js';
import type { ReadContext } from './context.js';
import { CrossModuleInlining } from './cross-module-inlining.js';
import { checkDelayLoadThunks } from './delay-load-thunks.js';
import { FunctionExtents } from './function-extents.js';
import { HEADER_FLAGS, type HeaderFlag } from './header-flags.js';
import { readCoreHeader, readReadyToRunHeader, sectionOutside, type CoreHeader, type ReadyToRunHeader, type SectionEntry } from './header.js';
import { readHotColdMap, type HotColdPair } from './hot-cold-map.js';
import { ImageModule } from './image-module.js';
import { ilBodySection, readImportCell, readImportSections, type ImportSection } from './import-sections.js';
import { InstanceEntryPoints } from './instance-entry-points.js';
import { Lazy } from './lazy.js';
import { readManifestMetadata } from './manifest-metadata.js';
import { ModuleIndices } from './module-index.js';
import { notR2RError } from './not-r2r.js';
import type { OpenedFile, R2RFile } from './opened-file.js';
import { readOwnerCompositeExecutable } from './owner-composite-executable.js';
import { PgoInstrumentation } from './pgo-instrumentation.js';
import { RuntimeFunctions } from './runtime-functions.js';
import { cursorOverSection, type SectionRange } from './section-range.js';
import { SECTION_TYPES, type SectionName } from './section-types.js';
import type { Surroundings } from './surroundings.js';
import type { Target } from './target.js';
import { has, VERSION_FEATURES, type FormatVersion } from './versions.js';

/**
 * An R2R image: a single file, a composite image, or the stub of a component. Sections are decoded at the first question;
 * every getter throws what the decoder of its section throws.
 */
export class Image {
  readonly header: ReadyToRunHeader;
  readonly context: ReadContext;

  /**
   * @param around the files that the image refers to; without them names and checks that need them are left out
   * @throws R2RError `header.*`, `truncated`, `rva.outside`
   */
  constructor(
    readonly file: R2RFile,
    readonly around?: Surroundings,
  ) {
    const { space, headerRva, headerSize, target } = file;
    const all = space.cursorAt(headerRva, 'header');
    const end = headerSize === undefined ? all.end : Math.min(all.end, all.offset + headerSize);
    this.header = within('Header', () => readReadyToRunHeader(new ByteCursor(space.bytes, all.offset, end, 'header')));
    this.context = { space, version: this.header.version, target };
  }

  get version(): FormatVersion {
    return this.header.version;
  }

  get target(): Target {
    return this.file.target;
  }

  get isComposite(): boolean {
    return this.file.kind === 'composite';
  }

  hasFlag(flag: HeaderFlag): boolean {
    return (this.header.flags & HEADER_FLAGS[flag]) !== 0;
  }

  /** The metadata of the IL; undefined in a composite image. */
  get metadata(): Metadata | undefined {
    return this.file.metadata;
  }

  /** A section of the main header. @throws R2RError `directory.section-outside`, `header.major-version` */
  section(name: SectionName): SectionEntry | undefined {
    return this.sectionOf(this.header, name);
  }

  /**
   * The first section of a type in a header of this image.
   * @throws R2RError `header.major-version` if the meaning of sections is unknown, `directory.section-outside`
   */
  sectionOf(header: CoreHeader, name: SectionName): SectionEntry | undefined {
    const section = header.sections.find((each) => each.type === SECTION_TYPES[name]);
    if (section === undefined) return undefined;
    this.checkVersion();
    const outside = sectionOutside(section, this.context.space);
    if (outside !== undefined) throw outside;
    return section;
  }

  /** The modules that own the per-module sections: the components of a composite image, else the image itself. */
  get modules(): readonly ImageModule[] {
    return this.lazyModules.value;
  }

  /** The components of a composite image. */
  get components(): readonly ImageModule[] {
    return this.isComposite ? this.modules : [];
  }

  /** Section 115: where the components' headers are. */
  get componentAssemblies(): readonly ComponentAssembly[] {
    const section = this.section('ComponentAssemblies');
    const manifestRows = this.manifest?.rowCount('AssemblyRef');
    return section === undefined ? [] : readComponentAssemblies(this.context, section, manifestRows);
  }

  /** Section 112. */
  get manifest(): Metadata | undefined {
    return this.lazyManifest.value;
  }

  /** What the module indices of this image mean. */
  get moduleIndices(): ModuleIndices {
    return this.lazyIndices.value;
  }

  /** What the signatures of this image are read with. */
  get signatures(): SignatureContext {
    return this.lazySignatures.value;
  }

  /** Section 101. */
  get importSections(): readonly ImportSection[] {
    return this.lazyImports.value;
  }

  /** The signature of an import cell. @throws R2RError as `readImportCell` */
  fixup(importSection: number, cell: number): Fixup {
    return readImportCell(this.context, this.importSections[importSection], cell, this.signatures).fixup;
  }

  /** Section 102. */
  get runtimeFunctions(): RuntimeFunctions | undefined {
    return this.lazyFunctions.value;
  }

  /** Which runtime functions belong to which method. */
  get functionExtents(): FunctionExtents {
    return this.lazyExtents.value;
  }

  /** The metadata behind the module indices of this image. */
  get resolver(): ModuleResolver {
    return this.lazyResolver.value;
  }

  /** Section 106. @throws R2RError `delay-load-thunks.range` */
  get delayLoadThunks(): SectionRange | undefined {
    const section = this.section('DelayLoadMethodCallThunks');
    // Where the container does not say what is code, all of it may be.
    return section && checkDelayLoadThunks(section, (address) => this.file.pe?.isExecutable(address) ?? true, section.range);
  }

  /** Section 109. */
  get instanceEntryPoints(): InstanceEntryPoints | undefined {
    return this.lazyInstances.value;
  }

  /** Section 116, of a component stub: the file name of the composite image. */
  get ownerCompositeExecutable(): string | undefined {
    const section = this.section('OwnerCompositeExecutable');
    return section && readOwnerCompositeExecutable(this.context, section);
  }

  /** Of a component stub: the composite image that owns it, if it is among the files around (r2r-format 12.3). */
  get owner(): Image | undefined {
    return this.lazyOwner.value;
  }

  /** Of a component stub: the component of its owner with the same simple name. */
  get ownerModule(): ImageModule | undefined {
    const name = this.metadata?.text('Assembly', 1, 'Name').toLowerCase();
    return this.owner?.components.find((component) => component.name?.toLowerCase() === name);
  }

  /** Section 117. */
  get pgoInstrumentation(): PgoInstrumentation | undefined {
    const section = this.section('PgoInstrumentationData');
    return section && new PgoInstrumentation(this.context, section, this.signatures);
  }

  /** Section 119. */
  get crossModuleInlining(): CrossModuleInlining | undefined {
    const section = this.section('CrossModuleInlineInfo');
    const bodyCellCount = ilBodySection(this.importSections)?.cellCount ?? 0;
    const hasModules = this.hasFlag('MULTIMODULE_VERSION_BUBBLE');
    return section && new CrossModuleInlining(this.context, section, { hasModules, bodyCellCount, indices: this.moduleIndices });
  }

  /** Section 120. */
  get hotColdMap(): readonly HotColdPair[] | undefined {
    return this.lazyHotCold.value;
  }

  private checkVersion(): void {
    const { version } = this;
    if (has(version, 'oldestMajor') && version.major <= VERSION_FEATURES.newestMajor.major) return;
    throw new R2RError('header.major-version', `the sections of version ${version.major}.${version.minor} are unknown`, {
      range: { start: this.header.range.start + 4, end: this.header.range.start + 6 },
      path: 'Header.MajorVersion',
    });
  }

  private readComponent(assembly: ComponentAssembly, index: number): ImageModule {
    const header = within(`Components[${index}]`, () => readCoreHeader(cursorOverSection(this.context.space, assembly.assemblyHeader, 'header')));
    const name = this.manifest?.text('AssemblyRef', index + 1, 'Name');
    return new ImageModule(this, index, this.moduleIndices.indexOfManifestRow(index + 1), name, header);
  }

  private readonly lazyModules = new Lazy((): readonly ImageModule[] =>
    this.isComposite
      ? this.componentAssemblies.map((assembly, index) => this.readComponent(assembly, index))
      : [new ImageModule(this, undefined, 0, undefined, this.header)],
  );

  private readonly lazyManifest = new Lazy(() => {
    const section = this.section('ManifestMetadata');
    return section && readManifestMetadata(this.context, section);
  });

  private readonly lazyIndices = new Lazy(() => {
    const ilRows = this.metadata?.rowCount('AssemblyRef') ?? 0;
    return new ModuleIndices(this.version, this.isComposite, ilRows, this.manifest?.rowCount('AssemblyRef') ?? 0);
  });

  private readonly lazySignatures = new Lazy((): SignatureContext => {
    const indices = this.moduleIndices;
    const { metadata, manifest } = this;
    const rowCount: SignatureContext['rowCount'] = (module, table) => {
      const own = module === 0 ? metadata : module === indices.manifestIndex ? manifest : undefined;
      return own?.rowCount(table);
    };
    return { ...signatureContext(this.context, 0, indices), rowCount };
  });

  private readonly lazyResolver = new Lazy(() => modulesOf(this));

  private readonly lazyFunctions = new Lazy(() => {
    const section = this.section('RuntimeFunctions');
    return section && new RuntimeFunctions(this.context, section);
  });

  private readonly lazyOwner = new Lazy((): Image | undefined => {
    const name = this.ownerCompositeExecutable;
    const file = name === undefined ? undefined : this.around?.file(name);
    return file?.kind === 'composite' ? new Image(file, this.around) : undefined;
  });

  private readonly lazyExtents = new Lazy(() => new FunctionExtents(this));

  private readonly lazyImports = new Lazy((): readonly ImportSection[] => {
    const section = this.section('ImportSections');
    return section === undefined ? [] : readImportSections(this.context, section);
  });

  private readonly lazyInstances = new Lazy(() => {
    const section = this.section('InstanceMethodEntryPoints');
    return section && new InstanceEntryPoints(this.context, section, this.signatures, this.runtimeFunctions?.count ?? 0);
  });

  private readonly lazyHotCold = new Lazy(() => {
    const section = this.section('HotColdMap');
    return section && readHotColdMap(this.context, section, this.runtimeFunctions?.count ?? 0);
  });
}

/**
 * The image in a file.
 * @throws R2RError `header.missing` and the like if the file is no R2R image, else as the constructor of Image
 */
export function openImage(file: OpenedFile, around?: Surroundings): Image {
  if (file.kind === 'not-r2r') throw notR2RError(file.reason, file.range);
  return new Image(file, around);
}
