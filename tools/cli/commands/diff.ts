import { Command } from 'commander';
import { wholeNumber } from '../../../conformance/runner/option-values.js';
import { Image } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { diffImages, type ImageDifference } from '../diff/diff-images.js';
import { pairFiles, type FilePair } from '../diff/file-pairs.js';
import { sameBytes } from '../diff/same-bytes.js';
import { differenceText } from '../diff/text.js';
import { complain, EXIT, exitWith } from '../exit-codes.js';
import { readBytes } from '../files.js';
import { referenceOption } from '../images.js';
import { lines, standardOutput, type Output } from '../output.js';
import { whyUnreadable } from '../problems.js';
import { styleFor } from '../style.js';
import { Folders } from '../surroundings.js';

const EXAMPLES = `
Examples:
  r2r diff old/App.dll new/App.dll              what a new compiler made of the same source
  r2r diff mine.dll theirs.dll --detail         also each line of unwind data, GC info and debug info
  r2r diff before/ after/ --limit=5             image by image, those with the same path below the folders
  r2r diff a.dll b.dll --addresses              also where things lie
  r2r diff a.dll b.dll --no-code                without the bytes of native code
  r2r diff a.dll b.dll --json                   everything, one JSON object a pair

First stands the first field of the model (r2r dump --format=json) that differs. Then, by name and not by place:
what the image is, its sections, methods (code, fixups, exception clauses, unwind data, GC info, debug info),
import cells, and what the other sections say. Code addresses what lies around it by distance: where the layout is another, most
methods have other code, and --no-code leaves its bytes out.
Exit codes are those of diff: 0 the same bytes, 1 different, 2 trouble.`;

const LIMIT = 30;

export function diffCommand(): Command {
  return new Command('diff')
    .description('Says how two images, or the images of two folders, differ: by methods, types and sections.')
    .argument('<a>', 'file or folder')
    .argument('<b>', 'file or folder')
    .option('--addresses', 'also RVAs')
    .option('--detail', 'each line of unwind data, GC info and debug info that differs')
    .option('--no-code', 'compare native code by its size alone')
    .option('--limit <n>', `so many changes of a kind are shown as text (default ${LIMIT})`, wholeNumber('a number of changes', 0), LIMIT)
    .option('--json', 'everything, one JSON object a pair of files')
    .addOption(referenceOption())
    .addHelpText('after', EXAMPLES)
    .action(diff);
}

interface Options {
  addresses?: true;
  detail?: true;
  code: boolean;
  limit: number;
  json?: true;
  reference: readonly string[];
}

async function diff(a: string, b: string, options: Options): Promise<void> {
  const pairs = pairFiles(a, b);
  if ('problem' in pairs) return complain(pairs.problem, EXIT.impossible);
  const output = standardOutput();
  const folders = new Folders(options.reference);
  for (const only of pairs.onlyA) await sayAlone(output, options, { onlyIn: a, file: only });
  for (const only of pairs.onlyB) await sayAlone(output, options, { onlyIn: b, file: only });
  for (const pair of pairs.both) {
    try {
      await diffPair(pair, options, folders, output);
    } catch (error) {
      complain(error instanceof UnreadableFile ? error.message : `${pair.a}, ${pair.b}: ${whyUnreadable(error)}`, EXIT.impossible);
    }
  }
}

async function sayAlone(output: Output, { json }: Options, { onlyIn, file }: { onlyIn: string; file: string }): Promise<void> {
  exitWith(EXIT.findings);
  await output.write([json ? `${JSON.stringify({ onlyIn, file })}\n` : `Only in ${onlyIn}: ${file}\n`]);
}

async function diffPair({ a, b }: FilePair, options: Options, folders: Folders, output: Output): Promise<void> {
  const [before, after] = [a, b].map((path) => reading(path, () => readBytes(path)));
  if (sameBytes(before, after)) {
    if (options.json) await output.write([`${JSON.stringify({ a, b, same: true })}\n`]);
    return;
  }
  exitWith(EXIT.findings);
  const [one, other] = [reading(a, () => openFile(before, a)), reading(b, () => openFile(after, b))];
  if (one.kind === 'not-r2r' || other.kind === 'not-r2r') return sayNoImage(a, b, one.kind === 'not-r2r' ? a : b, options, output);
  const problem = (sentence: string): void => complain(`${a}, ${b}: ${sentence}`, EXIT.findings);
  const [left, right] = [reading(a, () => new Image(one, folders.around(a))), reading(b, () => new Image(other, folders.around(b)))];
  const difference = diffImages(left, right, { addresses: options.addresses === true, detail: options.detail === true, code: options.code }, problem);
  await output.write(options.json ? jsonText(a, b, difference) : pairText(a, b, difference, options.limit));
}

/** One of two files cannot be read: which, and why, is in the message. */
class UnreadableFile extends Error {}

/** @throws UnreadableFile */
function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UnreadableFile(`${path}: ${whyUnreadable(error)}`);
  }
}

async function sayNoImage(a: string, b: string, none: string, { json }: Options, output: Output): Promise<void> {
  const reason = `${none} is no R2R image`;
  await output.write([json ? `${JSON.stringify({ a, b, same: false, reason })}\n` : `${a} and ${b} differ; ${reason}\n`]);
}

function* jsonText(a: string, b: string, { first, groups }: ImageDifference): Iterable<string> {
  yield `${JSON.stringify({ a, b, same: false, first: first ?? null, groups })}\n`;
}

function* pairText(a: string, b: string, difference: ImageDifference, limit: number): Iterable<string> {
  const style = styleFor(process.stdout);
  yield* lines([style.heading(`--- ${a}`), style.heading(`+++ ${b}`), ...differenceText(difference, style, limit), '']);
}
