import { FileSet } from '../../../reference/image/surroundings.js';
import type { OpenedFile } from '../../../reference/image/opened-file.js';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Assemblies } from '../../../reference/wasm/type-loader/assemblies.js';
import { Declarations } from '../../../reference/wasm/type-loader/declarations.js';
import { TypeUses } from '../../../reference/wasm/type-loader/type-uses.js';
import { DeclaredTypes } from '../../../reference/wasm/declared-types.js';

/** The type loader of the reference over the assemblies of folders. */
export interface Loader {
  readonly assemblies: Assemblies;
  readonly uses: TypeUses;
  readonly types: DeclaredTypes;
}

export function loaderOver(folders: readonly string[]): Loader {
  const sets = folders.map((folder) => new FileSet(readdirSync(folder).map((name) => ({ name, bytes: () => readFileSync(join(folder, name)) }))));
  const find = (name: string): OpenedFile | undefined => sets.map((set) => set.assembly(name)).find((file) => file !== undefined);
  const assemblies = new Assemblies((name) => find(name)?.metadata);
  const uses = new TypeUses(assemblies);
  const declarations = new Declarations(uses);
  return { assemblies, uses, types: new DeclaredTypes([], (name) => declarations.find(name)) };
}
