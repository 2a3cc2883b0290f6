import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, imagesFolder } from './paths.js';

/** One line of `conformance/images/packages.json`: a package with real images, pinned. */
export interface Package {
  registry: 'npm' | 'nuget';
  name: string;
  version: string;
  holds: 'framework' | 'compiler';
  /** Subresource integrity of the archive (.tgz or .nupkg): `sha512-` and base64. */
  integrity: string;
}

export function listPackages(): Package[] {
  const file: { packages: Package[] } = JSON.parse(readFileSync(join(imagesFolder, 'packages.json'), 'utf8'));
  return file.packages;
}

/** Where a package lies in the cache, unpacked; the folder appears there by a rename, so it exists only if it is complete. */
export function packageFolder(item: Package): string {
  return join(cacheFolder(), item.registry, item.name, item.version);
}

export function isFetched(item: Package): boolean {
  return existsSync(packageFolder(item));
}

/** `npm dotnet-3.1-linux-x64 3.1.1007` */
export function title(item: Package): string {
  return `${item.registry} ${item.name} ${item.version}`;
}
