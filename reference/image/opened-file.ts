import type { AddressSpace } from '../io/address-space.js';
import type { Rva } from '../io/addresses.js';
import type { ByteRange } from '../io/ranges.js';
import type { CliModule } from '../metadata/cli-module.js';
import type { Metadata } from '../metadata/metadata.js';
import type { PeFile } from '../pe/pe-file.js';
import type { WebcilFile } from '../webcil/webcil-file.js';
import type { MachOFile } from '../macho/macho-file.js';
import { NOT_R2R_REASONS, type NotR2RReason } from './not-r2r.js';
import type { Target } from './target.js';

/** The file format around an image, with what is known of it. */
export type Container =
  | { readonly kind: 'pe'; readonly pe: PeFile }
  | { readonly kind: 'webcil' | 'webcil-in-wasm'; readonly webcil: WebcilFile }
  | { readonly kind: 'mach-o'; readonly machO: MachOFile };

/** An R2R image whose header has been found, and not read beyond its signature. */
export class R2RFile {
  constructor(
    /** `image`: a single file, or the IL file of a component (flag COMPONENT in its header). */
    readonly kind: 'image' | 'composite',
    readonly name: string,
    readonly container: Container,
    readonly target: Target,
    readonly headerRva: Rva,
    /** Bytes that the directory gives to the header; undefined where an exported symbol points to it. */
    readonly headerSize: number | undefined,
    /** The IL; undefined in a composite image, whose CLI header serves debuggers only (r2r-format 3.2). */
    readonly module: CliModule | undefined,
  ) {}

  get space(): AddressSpace {
    return spaceOf(this.container);
  }

  get pe(): PeFile | undefined {
    return this.container.kind === 'pe' ? this.container.pe : undefined;
  }

  /** The metadata of the IL. @throws R2RError if it cannot be read */
  get metadata(): Metadata | undefined {
    return this.module?.metadata;
  }
}

/** A file without an R2R image in it. */
export class NotR2RFile {
  readonly kind = 'not-r2r';

  constructor(
    readonly name: string,
    readonly reason: NotR2RReason,
    /** Of an assembly: what a reference to it can be resolved with. */
    readonly module: CliModule | undefined,
    /** Where the sign of an image was looked for, if the file was understood so far. */
    readonly range: ByteRange | undefined,
  ) {}

  /** One line. */
  get sentence(): string {
    return NOT_R2R_REASONS[this.reason].sentence;
  }

  /** The metadata of an IL-only assembly. @throws R2RError if it cannot be read */
  get metadata(): Metadata | undefined {
    return this.module?.metadata;
  }
}

export type OpenedFile = R2RFile | NotR2RFile;

export function spaceOf(container: Container): PeFile | WebcilFile | MachOFile {
  switch (container.kind) {
    case 'pe':
      return container.pe;
    case 'mach-o':
      return container.machO;
    default:
      return container.webcil;
  }
}
