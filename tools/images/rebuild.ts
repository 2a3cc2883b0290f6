import { existsSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { count, seedNumber } from '../../conformance/runner/option-values.js';
import { listCommittedImages, type CommittedImage } from '../../conformance/world/committed.js';
import { isFetched, listPackages, packageFolder, type Package } from '../../conformance/world/packages.js';
import { FETCH_COMMAND, imagesFolder } from '../../conformance/world/paths.js';
import { fileDigest } from './integrity.js';
import { planCompilations, sampleOf, type Compilation } from './rebuild-plan.js';
import { run } from './run.js';

/** One input is known to keep a compiler busy for ever (failures.json); the rest take a fraction of a second. */
const TIME_LIMIT_SECONDS = 60;

interface Options {
  sample?: number;
  seed: number;
  keep?: string;
}

const command = new Command('images:rebuild')
  .description('Makes the committed images again with crossgen2 from the cache and compares the bytes.')
  .argument('[texts...]', 'only images whose path contains one of these texts')
  .option('--sample <count>', 'only so many compilations, chosen by the seed', count('compilations'))
  .option('--seed <number>', 'seed of the sample', seedNumber, 1)
  .option('--keep <folder>', 'keep what the compiler wrote');

process.exitCode = await main(command.parse().args, command.opts<Options>());

/** 0: all bytes equal; 1: some differ; 2: a compiler or framework is missing. */
async function main(texts: string[], options: Options): Promise<number> {
  const wanted = listCommittedImages().filter(({ path }) => texts.length === 0 || texts.some((text) => path.includes(text)));
  const all = planCompilations(wanted);
  const compilations = options.sample === undefined ? all : sampleOf(all, options.sample, options.seed);
  const missing = listPackages().filter((item) => !isFetched(item) && compilations.some((each) => needs(each, item)));
  if (missing.length > 0) {
    const names = missing.map((item) => `${item.name} ${item.version}`).join(', ');
    console.error(`not in the cache: ${names}; \`${FETCH_COMMAND}\` brings them`);
    return 2;
  }
  const sampled = options.sample === undefined ? '' : ` (sample of ${all.length}, seed ${options.seed})`;
  console.log(`${compilations.length} compilations${sampled}`);

  const differences: string[] = [];
  const queue = compilations.values();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const compilation of queue) {
      differences.push(...(await rebuild(compilation, options.keep)));
      if (++done % 20 === 0) console.log(`${done} of ${compilations.length} done, ${differences.length} differ`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  for (const difference of differences) console.log(difference);
  const images = compilations.reduce((sum, each) => sum + each.images.length, 0);
  console.log(`${images - differences.length} of ${images} images are the same bytes`);
  return differences.length === 0 ? 0 : 1;
}

/** Compiles in a folder of its own (inputs copied: some options write beside them); gives one line for each image that differs. */
async function rebuild(compilation: Compilation, keep: string | undefined): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'r2r-rebuild-'));
  try {
    await cp(join(imagesFolder, 'il'), join(folder, 'il'), { recursive: true });
    await cp(join(imagesFolder, 'mibc'), join(folder, 'mibc'), { recursive: true });
    await mkdir(join(folder, 'out'));
    const compiler = join(packageFolder(find('crossgen2.linux-x64', compilation.compiler)), 'tools');
    await chmod(join(compiler, 'crossgen2'), 0o755);
    const folders: Record<string, string> = { '<il>': compilation.inputFolder, '<out>': 'out', '<crossgen2>': compiler };
    if (compilation.references) folders['<framework>'] = frameworkFolder(compilation.references, compilation.compiler);
    const substitute = (option: string): string => option.replace(/^<\w+>/, (name) => folders[name] ?? name);
    const failure = await attempt(join(compiler, 'crossgen2'), compilation.options.map(substitute), folder);
    const lines = await Promise.all(compilation.images.map((image) => compare(image, folder, compilation, failure)));
    if (keep !== undefined) for (const image of compilation.images) await keepImage(image, folder, compilation, keep);
    return lines.filter((line) => line !== undefined);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The compiler's complaint, undefined if it had none. */
async function attempt(program: string, options: string[], cwd: string): Promise<string | undefined> {
  try {
    await run(program, options, { cwd, timeoutSeconds: TIME_LIMIT_SECONDS });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

type Image = Compilation['images'][number];

async function compare(image: Image, folder: string, compilation: Compilation, failure: string | undefined): Promise<string | undefined> {
  if (failure !== undefined) return `${image.path}: ${failure}`;
  const path = outputPath(image, folder, compilation);
  if (!existsSync(path)) return `${image.path}: the compiler reported success and wrote no such file`;
  const found = await fileDigest(path, 'sha256', 'hex');
  return found === image.sha256 ? undefined : `${image.path}: other bytes (SHA-256 ${found} instead of ${image.sha256})`;
}

async function keepImage(image: Image, folder: string, compilation: Compilation, keep: string): Promise<void> {
  await mkdir(dirname(join(keep, image.path)), { recursive: true });
  await copyFile(outputPath(image, folder, compilation), join(keep, image.path));
}

function outputPath(image: Image, folder: string, compilation: Compilation): string {
  const nearInput = compilation.options.includes('--out-near-input');
  return join(folder, nearInput ? compilation.inputFolder : 'out', image.fileName);
}

function needs(compilation: Compilation, item: Package): boolean {
  if (item.version !== compilation.compiler) return false;
  return item.holds === 'compiler' || item.name === frameworkName(compilation.references);
}

function frameworkName(references: CommittedImage['references']): string | undefined {
  return references ? `microsoft.netcore.app.runtime.${references}` : undefined;
}

function frameworkFolder(references: 'linux-x64' | 'win-x64', version: string): string {
  const net = `net${version.split('.')[0]}.0`;
  return join(packageFolder(find(`runtime.${references}`, version)), 'runtimes', references, 'lib', net);
}

function find(nameEnd: string, version: string): Package {
  const found = listPackages().find((item) => item.name.endsWith(nameEnd) && item.version === version);
  if (!found) throw new Error(`packages.json has no ${nameEnd} ${version}`);
  return found;
}
