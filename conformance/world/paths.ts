import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { packageRoot } from '../contract/package-root.js';

/** Where the committed images lie. */
export const imagesFolder: string = join(packageRoot(), 'conformance', 'images');

/** The command that brings what the cache lacks. */
export const FETCH_COMMAND = 'npm run images';

/** The cache of real images: `R2R_IMAGES`, else `r2r-images` in the user's cache folder (XDG base directories). */
export function cacheFolder(): string {
  if (process.env.R2R_IMAGES) return resolve(process.env.R2R_IMAGES);
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'r2r-images');
}
