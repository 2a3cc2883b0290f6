import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this package: the nearest folder above this module that has `conformance/images`. */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Where the committed images lie. */
export const imagesFolder: string = join(packageRoot, 'conformance', 'images');

/** The command that brings what the cache lacks. */
export const FETCH_COMMAND = 'npm run images';

/** The cache of real images: `R2R_IMAGES`, else `r2r-images` in the user's cache folder (XDG base directories). */
export function cacheFolder(): string {
  if (process.env.R2R_IMAGES) return resolve(process.env.R2R_IMAGES);
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'r2r-images');
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'conformance', 'images', 'packages.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('conformance/images/packages.json: not found in any folder above this module');
  return findRoot(parent);
}
