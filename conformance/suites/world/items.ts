import { dirname, join } from 'node:path';
import { dumpOf, listCommittedImages, type CommittedImage } from '../../world/committed.js';
import { readFrameworkFacets, type FrameworkFacets } from '../../world/framework-facets.js';
import { readWorldManifest, rowsOf, type FileKind } from '../../world/manifest.js';
import { isFetched, listPackages, packageFolder, type Package } from '../../world/packages.js';
import { imagesFolder } from '../../world/paths.js';

/** One file that the reference is to describe. Plain data: it travels to a worker process. */
export interface WorldItem {
  /** What a finding is headed with: `dotnet-3.1-linux-x64 3.1.1007 System.Linq.dll`. */
  title: string;
  /** What results are counted by: a package, or `committed`. */
  group: string;
  path: string;
  size: number;
  sha256: string;
  kind: FileKind;
  formatVersion?: string;
  /** Folders with the assemblies that the image may refer to, in the order of search. */
  around: string[];
  /** Absolute paths of what others say about the image. */
  map?: string;
  dump?: string;
  facets?: FrameworkFacets['facets'];
}

/** Every file of the packages that are in the cache, and which packages are not. */
export function cacheItems(): { items: WorldItem[]; missing: Package[] } {
  const manifest = readWorldManifest();
  const facets = readFrameworkFacets();
  const frameworks = listPackages().filter((item) => item.holds === 'framework');
  const items = frameworks.filter(isFetched).flatMap((item) =>
    rowsOf(manifest, item).map(([file, size, sha256, kind, formatVersion]): WorldItem => {
      const path = join(packageFolder(item), file);
      return {
        title: `${item.name} ${item.version} ${file.slice(file.lastIndexOf('/') + 1)}`,
        group: `${item.name} ${item.version}`,
        ...{ path, size, sha256, kind, formatVersion },
        around: [dirname(path)],
        facets: facets.find((each) => each.sha256 === sha256)?.facets,
      };
    }),
  );
  return { items, missing: frameworks.filter((item) => !isFetched(item)) };
}

/** The images of this repository. */
export function committedItems(): WorldItem[] {
  return listCommittedImages().map((image) => {
    const path = join(imagesFolder, image.path);
    return {
      title: image.path,
      group: 'committed',
      path,
      size: image.size,
      sha256: image.sha256,
      kind: 'r2r',
      formatVersion: image.r2rVersion,
      around: [dirname(path), join(imagesFolder, dirname(image.inputs[0])), ...frameworkFolders(image)],
      map: image.map && join(imagesFolder, image.map),
      dump: join(imagesFolder, dumpOf(image)),
    };
  });
}

/** The framework that the compiler was given; only images of larger version bubbles need it, and only to name what is in it. */
function frameworkFolders({ references, crossgen2 }: CommittedImage): string[] {
  if (references === null) return [];
  const name = `microsoft.netcore.app.runtime.${references}`;
  const item = listPackages().find((each) => each.name === name && each.version === crossgen2);
  if (item === undefined || !isFetched(item)) return [];
  return [join(packageFolder(item), 'runtimes', references, 'lib', `net${crossgen2.split('.')[0]}.0`)];
}
