import { Command } from 'commander';
import { seedNumber } from '../../../conformance/runner/option-values.js';
import { relayout, type RelaidImage } from '../../../reference/writer/relayout/relayout.js';
import { copyPaths } from '../copies.js';
import { filesToRead, forEachImage } from '../images.js';
import { jsonArray, lines, standardOutput, writeFile } from '../output.js';
import { columns } from '../text/columns.js';

const EXAMPLES = `
Examples:
  r2r relayout App.dll -o relaid/App.dll             the same image, its structures in other places
  r2r relayout App.dll -o relaid/App.dll --seed=7    another of the many layouts
  r2r relayout bin/publish -o relaid/ --json         many images, into a folder

Code, import cells, IL and what they address keep their RVAs. All else is written anew at the end of a section, in
an order that the seed decides; where it was, each byte is 0xCC. A runtime must not see a difference. Equal signatures
become one.`;

interface Options {
  readonly output: string;
  readonly seed: number;
  readonly json?: true;
}

export function relayoutCommand(): Command {
  return new Command('relayout')
    .description('Writes ReadyToRun images with the same meaning in another layout.')
    .argument('<files...>', 'files, folders (with all below them), globs')
    .requiredOption('-o, --output <file>', 'write here; several images into this folder')
    .option('--seed <number>', 'which layout', seedNumber, 1)
    .option('--json', 'what moved: a JSON array with an object for each image')
    .addHelpText('after', EXAMPLES)
    .action(relayoutFiles);
}

async function relayoutFiles(args: string[], { output, seed, json }: Options): Promise<void> {
  const files = await filesToRead(args, []);
  const terminal = standardOutput();
  const pathOf = copyPaths(files, output);
  const answers: object[] = [];
  await forEachImage({ files, references: [], withProgress: false }, async (image, file, problem) => {
    const path = pathOf(file);
    if (path === undefined) return;
    const relaid = relayout(image, seed);
    if (relaid === undefined) return problem('the image is in no PE file; only those can be laid out anew');
    await writeFile(path, relaid.bytes);
    if (json) answers.push({ file: file.path, seed, moved: Object.fromEntries(relaid.moved) });
    else await terminal.write(lines(report(file.path, relaid)));
  });
  if (json) await terminal.write(jsonArray(answers));
}

/** Bytes by kind of structure in the old places and in the new ones. */
function* report(file: string, { moved }: RelaidImage): Iterable<string> {
  const rows = [...moved].map(([kind, { structures, before, after }]) => [`  ${kind}`, String(structures), String(before), String(after)]);
  const all = [...moved.values()];
  const sum = (key: 'structures' | 'before' | 'after'): string => String(all.reduce((total, each) => total + each[key], 0));
  yield file;
  yield* columns([['  moved', 'structures', 'bytes', 'new bytes'], ...rows, ['  all', sum('structures'), sum('before'), sum('after')]], [1, 2, 3]);
}
