import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Command } from 'commander';
import { globSync } from 'glob';
import { readDump, type Dump } from '../../conformance/world/dumps.js';
import type { FrameworkFacets } from '../../conformance/world/framework-facets.js';
import { readWorldManifest, type WorldManifest } from '../../conformance/world/manifest.js';
import { listPackages, type Package } from '../../conformance/world/packages.js';
import { imagesFolder } from '../../conformance/world/paths.js';
import { facetExpectations } from '../corpus/facets.js';

const command = new Command('facet-hashes')
  .description('For maintainers: writes framework-facets.json from the dumps of framework images, which are too large to commit.')
  .argument('<folder>', 'holds <package>/<assembly>.json.gz, as net10.0.14-linux-x64 or npm-dotnet-3.1-win-ia32');

main(command.parse().args[0]);

function main(folder: string): void {
  const manifest = readWorldManifest();
  const rows = globSync('*/*.json.gz', { cwd: folder, posix: true })
    .sort()
    .map((path) => describe(path, readDump(join(folder, path)), manifest));
  writeFileSync(join(imagesFolder, 'framework-facets.json'), `${JSON.stringify(rows, undefined, 2)}\n`);
}

function describe(path: string, dump: Dump, manifest: WorldManifest): FrameworkFacets {
  const item = packageOf(path.split('/')[0]);
  const name = `${basename(path, '.json.gz')}.dll`;
  const files = manifest.packages.find((each) => each.name === item.name && each.version === item.version)?.files ?? [];
  const row = files.find(([file]) => basename(file) === name);
  if (!row) throw new Error(`world.json has no ${name} in ${item.name} ${item.version}`);
  const [file, size, sha256, , formatVersion = ''] = row;
  if (dump.size !== size) throw new Error(`${path} is a dump of another file: ${String(dump.size)} bytes instead of ${size}`);
  return { registry: item.registry, name: item.name, version: item.version, file, sha256, formatVersion, facets: facetExpectations(dump) };
}

function packageOf(folder: string): Package {
  const [, version, rid] = /^net([\d.]+)-(.+)$/.exec(folder) ?? [];
  const found = listPackages().find((item) =>
    version ? item.name === `microsoft.netcore.app.runtime.${rid}` && item.version === version : `npm-${item.name}` === folder,
  );
  if (!found) throw new Error(`packages.json has no package for ${folder}`);
  return found;
}
