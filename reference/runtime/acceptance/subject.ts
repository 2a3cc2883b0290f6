import type { RuntimeProfile } from '../../../conformance/contract/acceptance.js';
import { R2RError } from '../../errors.js';
import { HEADER_FLAGS, type HeaderFlag } from '../../image/header-flags.js';
import type { SectionEntry } from '../../image/header.js';
import { Image } from '../../image/image.js';
import { Lazy } from '../../image/lazy.js';
import { openFile } from '../../image/open.js';
import { NotR2RFile, R2RFile, type OpenedFile } from '../../image/opened-file.js';
import { SECTION_TYPES, type SectionName } from '../../image/section-types.js';
import { FileSet, type NamedFile } from '../../image/surroundings.js';

/** A file that a runtime is about to load, the files beside it, and the runtime. */
export class Subject {
  /** The file, or why it cannot be opened. */
  readonly file: OpenedFile | R2RError;
  readonly around: FileSet;

  constructor(
    readonly selected: NamedFile,
    readonly files: readonly NamedFile[],
    readonly runtime: RuntimeProfile,
    /** What has been loaded before, in order. */
    readonly before: readonly Subject[] = [],
    /** Whether a runtime comes as far as to declare what its image demands of other assemblies. */
    readonly declaresDemands: boolean = false,
  ) {
    this.around = new FileSet(files);
    this.file = orError(() => openFile(selected.bytes(), selected.name));
  }

  /** The file's name without extension, which is that of its assembly. */
  get simpleName(): string {
    return this.selected.name.replace(/\.(dll|exe)$/i, '');
  }

  get r2rFile(): R2RFile | undefined {
    return this.file instanceof R2RError || this.file instanceof NotR2RFile ? undefined : this.file;
  }

  /** The fields of READYTORUN_HEADER that lie in its first 16 bytes; 0 without such a header. */
  get majorVersion(): number {
    return this.lazyStart.value.majorVersion;
  }

  hasFlag(flag: HeaderFlag): boolean {
    return (this.lazyStart.value.flags & HEADER_FLAGS[flag]) !== 0;
  }

  /** The image, or the error that reading its header ends with. */
  get image(): Image | R2RError {
    return this.lazyImage.value;
  }

  section(name: SectionName): SectionEntry | undefined {
    return this.image instanceof R2RError ? undefined : this.image.header.sections.find(({ type }) => type === SECTION_TYPES[name]);
  }

  private readonly lazyStart = new Lazy(() => {
    const file = this.r2rFile;
    if (file === undefined) return { majorVersion: 0, flags: 0 };
    const cursor = file.space.cursorAt(file.headerRva, 'header');
    cursor.u32();
    const majorVersion = cursor.u16();
    cursor.u16();
    return { majorVersion, flags: cursor.u32() };
  });

  private readonly lazyImage = new Lazy(() => {
    const file = this.r2rFile;
    if (file === undefined) return new R2RError('header.missing', 'there is no R2R header', {});
    // A runtime asks the directory for 16 bytes and looks no further at its size.
    const { kind, name, container, target, headerRva, module } = file;
    return orError(() => new Image(new R2RFile(kind, name, container, target, headerRva, undefined, module), this.around));
  });
}

/** The value, or the R2RError that making it throws. */
export function orError<T>(make: () => T): T | R2RError {
  try {
    return make();
  } catch (error) {
    if (error instanceof R2RError) return error;
    throw error;
  }
}
