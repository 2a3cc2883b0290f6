import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { isFetched, listPackages, packageFolder, title, type Package } from '../../conformance/world/packages.js';
import { cacheFolder } from '../../conformance/world/paths.js';
import { fetchNpm } from './fetch-npm.js';
import { fetchNuget, hasSdk } from './fetch-nuget.js';
import { verifyFiles, writeManifest } from './manifest.js';

interface Options {
  list?: true;
  verify?: true;
  writeManifest?: true;
}

const command = new Command('images')
  .description('Brings real ReadyToRun images into a cache outside the repository (R2R_IMAGES, else ~/.cache/r2r-images).')
  .argument('[names...]', 'only packages whose name or version contains one of these texts')
  .option('--list', 'show what is there and what is missing, fetch nothing')
  .option('--verify', 'check every file that is there against the committed manifest')
  .option('--write-manifest', 'for maintainers: write world.json anew from the cache');

process.exitCode = await main(command.parse().args, command.opts<Options>());

/** 0: all asked for is there and as pinned; 1: something is missing, broken or not as pinned. */
async function main(names: string[], options: Options): Promise<number> {
  const wanted = listPackages().filter((item) => names.length === 0 || names.some((name) => title(item).includes(name)));
  console.log(`cache: ${cacheFolder()}`);
  if (options.list) return list(wanted);
  const failures = await fetchAll(wanted);
  if (options.writeManifest && failures === 0) {
    await writeManifest(listPackages());
    console.log('world.json written');
  }
  const broken = options.verify ? await verify(wanted) : 0;
  return failures + broken > 0 ? 1 : 0;
}

function list(wanted: Package[]): number {
  for (const item of wanted) console.log(`${isFetched(item) ? 'there  ' : 'missing'}  ${title(item)}`);
  return 0;
}

async function fetchAll(wanted: Package[]): Promise<number> {
  const missing = wanted.filter((item) => !isFetched(item));
  console.log(`${wanted.length - missing.length} of ${wanted.length} packages are there`);
  const sdk = missing.some((item) => item.registry === 'nuget') && (await hasSdk());
  let failures = 0;
  let leftOut = 0;
  for (const [index, item] of missing.entries()) {
    const progress = `[${String(index + 1).padStart(2)}/${missing.length}] ${title(item)}`;
    if (item.registry === 'nuget' && !sdk) {
      console.log(`${progress}: left out, no .NET SDK`);
      leftOut++;
      continue;
    }
    const started = performance.now();
    try {
      await fetch(item);
      console.log(`${progress}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    } catch (error) {
      failures++;
      console.error(`${progress}: FAILED: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  await rm(join(cacheFolder(), '.partial'), { recursive: true, force: true });
  if (leftOut > 0) {
    console.error(
      `${leftOut} NuGet packages (frameworks and crossgen2 of .NET 8 to 10) were left out, because there is no .NET SDK on this machine.\n` +
        'Install one (any version from 5 on; `dotnet --list-sdks` must show it) and run this command again.',
    );
  }
  return failures + leftOut;
}

/**
 * Everything happens in a folder of its own whose content is renamed at the end: an interrupted run leaves nothing that
 * looks complete, and the next one starts that package anew.
 */
async function fetch(item: Package): Promise<void> {
  const partial = join(cacheFolder(), '.partial', `${item.name}@${item.version}`);
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  const content = await (item.registry === 'npm' ? fetchNpm(item, partial) : fetchNuget(item, partial));
  const findings = await verifyFiles(item, content);
  if (findings.length > 0) throw new Error(`${findings.length} files are not those of world.json, for example ${findings[0]}`);
  const target = packageFolder(item);
  await mkdir(dirname(target), { recursive: true });
  await rename(content, target);
  await rm(partial, { recursive: true, force: true });
}

async function verify(wanted: Package[]): Promise<number> {
  let broken = 0;
  for (const item of wanted.filter(isFetched)) {
    const findings = await verifyFiles(item, packageFolder(item));
    console.log(`${findings.length === 0 ? 'ok    ' : 'BROKEN'}  ${title(item)}`);
    for (const finding of findings) console.log(`        ${finding}`);
    if (findings.length > 0) broken++;
  }
  return broken;
}
