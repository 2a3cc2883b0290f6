import { join } from 'node:path';
import { readWorldManifest, rowsOf } from '../world/manifest.js';
import { isFetched, listPackages, packageFolder, title } from '../world/packages.js';

/** The largest image of a framework, in the image cache. */
export interface CoreLibrary {
  readonly label: string;
  readonly path: string;
  readonly size: number;
}

const PACKAGES = [
  { label: 'CoreLib 3.1 linux-x64', name: 'dotnet-3.1-linux-x64', version: /^3\.1\./ },
  { label: 'CoreLib 10.0 linux-x64', name: 'microsoft.netcore.app.runtime.linux-x64', version: /^10\.0\./ },
];

/** The images that are there, and the titles of the packages that are not. */
export function coreLibraries(): { found: CoreLibrary[]; missing: string[] } {
  const manifest = readWorldManifest();
  const found: CoreLibrary[] = [];
  const missing: string[] = [];
  for (const { label, name, version } of PACKAGES) {
    const item = listPackages().find((each) => each.name === name && version.test(each.version));
    const row = item && rowsOf(manifest, item).find(([file]) => file.endsWith('/System.Private.CoreLib.dll'));
    if (item === undefined || row === undefined) throw new Error(`packages.json and world.json know no ${name} with System.Private.CoreLib.dll`);
    if (isFetched(item)) found.push({ label, path: join(packageFolder(item), row[0]), size: row[1] });
    else missing.push(title(item));
  }
  return { found, missing };
}
