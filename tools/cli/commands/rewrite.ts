import { Command } from 'commander';
import type { Image } from '../../../reference/image/image.js';
import { rewrite, type Origins } from '../../../reference/writer/rewrite.js';
import { copyPaths } from '../copies.js';
import type { Problem } from '../dump-format.js';
import { EXIT, exitWith } from '../exit-codes.js';
import type { InputFile } from '../files.js';
import { filesToRead, forEachImage } from '../images.js';
import { jsonArray, lines, standardOutput, writeFile } from '../output.js';
import { problemText } from '../problems.js';
import { columns } from '../text/columns.js';
import { counted } from '../text/numbers.js';

const EXAMPLES = `
Examples:
  r2r rewrite App.dll -o copy.dll             decode an image, and write it again from what was decoded
  r2r rewrite bin/publish -o copies/          many images, into a folder
  r2r rewrite bin/publish -o copies/ --json   how many bytes were decoded, taken over, padding, unknown

A structure that does not come out as it was read keeps its bytes; that, and a byte that differs, is a finding.`;

interface Options {
  readonly output: string;
  readonly json?: true;
}

/** What became of one image. */
interface Answer extends Origins {
  readonly file: string;
  readonly size: number;
  /** Structures that do not come out as they were read, and keep their bytes. */
  readonly kept: readonly { readonly kind: string; readonly start: number; readonly end: number }[];
  readonly differentBytes: number;
}

export function rewriteCommand(): Command {
  return new Command('rewrite')
    .description('Writes ReadyToRun images again from what was decoded of them, to the same bytes.')
    .argument('<files...>', 'files, folders (with all below them), globs')
    .requiredOption('-o, --output <file>', 'write here; several images into this folder')
    .option('--json', 'a JSON array with an object for each image')
    .addHelpText('after', EXAMPLES)
    .action(rewriteFiles);
}

async function rewriteFiles(args: string[], options: Options): Promise<void> {
  const files = await filesToRead(args, []);
  const answers: Answer[] = [];
  const pathOf = copyPaths(files, options.output);
  await forEachImage({ files, references: [], withProgress: true }, async (image, file, problem) => {
    const path = pathOf(file);
    if (path !== undefined) answers.push(await rewriteImage(image, file, path, problem));
  });
  const output = standardOutput();
  if (options.json) await output.write(jsonArray(answers));
  else await output.write(lines(columns(answers.map(row))));
}

async function rewriteImage(image: Image, { path: file }: InputFile, path: string, problem: Problem): Promise<Answer> {
  const original = image.context.space.bytes;
  const { bytes, origins, different } = rewrite(image, (part, error) => problem(`${part}: ${problemText(error)}`));
  await writeFile(path, bytes);
  const differentBytes = original.reduce((count, byte, index) => (byte === bytes[index] ? count : count + 1), 0);
  if (differentBytes > 0 || different.length > 0) exitWith(EXIT.findings);
  const kept = different.map(({ kind, range: { start, end } }) => ({ kind, start, end }));
  return { file, size: original.length, ...origins, kept, differentBytes };
}

function row({ file, size, decoded, opaque, padding, unowned, kept, differentBytes }: Answer): string[] {
  const share = (bytes: number, what: string): string => `${((100 * bytes) / Math.max(size, 1)).toFixed(2)} % ${what}`;
  return [
    file,
    share(decoded, 'decoded'),
    share(opaque, 'opaque'),
    share(padding, 'padding'),
    share(unowned, 'unowned'),
    differentBytes === 0 ? 'same bytes' : counted(differentBytes, 'different byte'),
    kept.length === 0 ? '' : `${counted(kept.length, 'structure')} kept as read`,
  ];
}
