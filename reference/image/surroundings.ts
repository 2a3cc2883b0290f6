import { R2RError } from '../errors.js';
import { openFile } from './open.js';
import type { OpenedFile } from './opened-file.js';

/** The files around an image: its composite image, its components, the assemblies that it refers to. */
export interface Surroundings {
  /** The file of this name, without path; case does not matter. */
  file(name: string): OpenedFile | undefined;
  /** The file of the assembly with this simple name; case does not matter. */
  assembly(simpleName: string): OpenedFile | undefined;
}

/** A file that is opened when it is asked for. */
export interface NamedFile {
  readonly name: string;
  /** The whole file. */
  bytes(): Uint8Array;
}

const ASSEMBLY_EXTENSIONS = ['.dll', '.exe'];

/** A set of files, each opened at most once. A file that cannot be opened counts as missing. */
export class FileSet implements Surroundings {
  private readonly files = new Map<string, NamedFile>();
  private readonly opened = new Map<string, OpenedFile | undefined>();

  constructor(files: Iterable<NamedFile>) {
    for (const file of files) this.files.set(file.name.toLowerCase(), file);
  }

  file(name: string): OpenedFile | undefined {
    const key = name.toLowerCase();
    const file = this.files.get(key);
    if (file === undefined) return undefined;
    if (!this.opened.has(key)) this.opened.set(key, tryOpen(file));
    return this.opened.get(key);
  }

  assembly(simpleName: string): OpenedFile | undefined {
    for (const extension of ASSEMBLY_EXTENSIONS) {
      const file = this.file(simpleName + extension);
      if (file !== undefined) return file;
    }
    return undefined;
  }
}

function tryOpen(file: NamedFile): OpenedFile | undefined {
  try {
    return openFile(file.bytes(), file.name);
  } catch (error) {
    if (error instanceof R2RError) return undefined;
    throw error;
  }
}
