import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Command } from 'commander';
import { R2RError } from '../../../reference/errors.js';
import { buildImage } from '../../../reference/build/build.js';
import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { count } from '../../runner/option-values.js';
import { listEditedImages, pathOfEdited } from '../../world/edited.js';
import { imagesFolder } from '../../world/paths.js';
import { committed } from '../committed-images.js';
import { acceptanceFindings } from './coreclr.js';
import { buildEdited } from './edited.js';
import { effects } from './fields.js';
import { EVERY_STRUCTURE } from './images.js';
import { plainModel } from './plain-model.js';

const command = new Command('build')
  .description('Writes images again from the JSON of their models, and compares the bytes; then changes every value of some, one at a time.')
  .argument('[folders...]', 'instead of the committed images')
  .option('--write-edited', 'write the images of conformance/images/edited from their edits')
  .option('--sample <number>', 'only so many of the images, spread evenly', count('images'))
  .parse();

const options = command.opts<{ sample?: number; writeEdited?: true }>();
process.exitCode = options.writeEdited ? writeEdited() : await main(command.args, options.sample);

function writeEdited(): number {
  for (const image of listEditedImages()) {
    const path = join(imagesFolder, pathOfEdited(image));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, buildEdited(image));
  }
  return 0;
}

/** 0: all come out with their bytes, every change has its effect, and CoreCLR does what was recorded; 1: findings. */
async function main(folders: readonly string[], sample: number | undefined): Promise<number> {
  const all = (folders.length === 0 ? [imagesFolder] : folders).flatMap((folder) => imagesBelow(folder));
  const step = Math.max(1, all.length / (sample ?? all.length));
  const paths = all.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  const findings = [...roundTrips(paths), ...(folders.length === 0 ? changes() : [])];
  if (folders.length === 0) findings.push(...(await onCoreClr()));
  for (const finding of findings) console.log(finding);
  return findings.length > 0 ? 1 : 0;
}

function* roundTrips(paths: readonly string[]): Iterable<string> {
  let images = 0;
  let kept = 0;
  let same = 0;
  for (const path of paths) {
    const bytes = new Uint8Array(readFileSync(path));
    const file = openFile(bytes, basename(path));
    if (file.kind === 'not-r2r') continue;
    images++;
    const model = plainModel(openImage(file));
    kept += (model.kept as unknown[]).length;
    const problem = differenceOf(model, bytes);
    if (problem === undefined) same++;
    else yield `${path}: ${problem}`;
  }
  console.log(`${images} images: ${same} come out of their models with the same bytes; ${kept} structures keep theirs`);
}

function differenceOf(model: Record<string, unknown>, bytes: Uint8Array): string | undefined {
  try {
    return Buffer.compare(buildImage(model), bytes) === 0 ? undefined : 'other bytes';
  } catch (error) {
    if (error instanceof R2RError) return `${error.code} at ${error.path}: ${error.message}`;
    throw error;
  }
}

function* changes(): Iterable<string> {
  const seen = new Set<string>();
  const counts: Record<string, number> = {};
  for (const path of EVERY_STRUCTURE) {
    const bytes = committed(`img/${path}`);
    for (const { leaf, effect } of effects(plainModel(openImage(openFile(bytes, path))), bytes, seen)) {
      counts[effect] = (counts[effect] ?? 0) + 1;
      if (effect === 'unheeded' || effect === 'bytes of others') yield `${path}${leaf.pointer}: ${effect}`;
    }
  }
  console.log(`${seen.size} values changed: ${Object.entries(counts).map(([effect, count]) => `${count} ${effect}`).join(', ')}`);
}

function imagesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dll'));
  return names.map((name) => join(folder, name)).sort();
}

async function onCoreClr(): Promise<string[]> {
  const findings = await acceptanceFindings();
  console.log(findings === undefined ? 'left out: .NET 10 on linux-x64 is not here' : `CoreCLR 10 loads the images of no compiler, ${findings.length} not as recorded`);
  return findings ?? [];
}
