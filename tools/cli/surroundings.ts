import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { OpenedFile } from '../../reference/image/opened-file.js';
import { FileSet, type Surroundings } from '../../reference/image/surroundings.js';
import { readBytes, statsOf } from './files.js';

/** Where the files that images refer to are looked for: the references given, then the folder of the image. */
export class Folders {
  private readonly sets = new Map<string, FileSet>();

  /** @param references folders or single files */
  constructor(private readonly references: readonly string[]) {}

  around(imagePath: string): Surroundings {
    const places = [...this.references, dirname(imagePath)];
    const find = (look: (set: FileSet) => OpenedFile | undefined): OpenedFile | undefined => {
      for (const place of places) {
        const file = look(this.filesOf(place));
        if (file !== undefined) return file;
      }
      return undefined;
    };
    return { file: (name) => find((set) => set.file(name)), assembly: (name) => find((set) => set.assembly(name)) };
  }

  /** Listed at the first question: most images are described without. */
  private filesOf(place: string): FileSet {
    let set = this.sets.get(place);
    if (set === undefined) this.sets.set(place, (set = new FileSet(listed(place))));
    return set;
  }
}

function listed(place: string): { name: string; bytes(): Uint8Array }[] {
  if (statsOf(place)?.isFile() === true) return [{ name: basename(place), bytes: () => readBytes(place) }];
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => ({ name, bytes: () => readBytes(join(place, name)) }));
}
