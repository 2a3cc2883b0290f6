import { Command } from 'commander';
import type { ByteMap } from '../../../reference/byte-map/byte-map.js';
import { readByteMap } from '../../../reference/byte-map/read.js';
import { Image } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { complain, EXIT } from '../exit-codes.js';
import { findFiles, readBytes } from '../files.js';
import { lines, standardOutput } from '../output.js';
import { problemText, whyUnreadable } from '../problems.js';
import { Progress } from '../progress.js';
import { styleFor } from '../style.js';
import { Folders } from '../surroundings.js';
import { listText, totalsText } from '../text/byte-map.js';
import { headline } from '../text/file.js';
import { findPlaces } from '../places.js';
import { placeText } from '../text/location.js';
import { Page } from '../text/page.js';

const EXAMPLES = `
Examples:
  r2r map App.dll                     bytes by kind of owner, padding, and what nobody owns
  r2r map App.dll --list              every piece of the file with its owner
  r2r map App.dll --at=0x1f30         what the byte at this RVA is; of code also what holds there
  r2r map App.dll --at=Main+0x1c      the same by method: a text in its signature, a token, a signature
  r2r map App.dll --at='#12+0x4'      the same by runtime function

In code: the method, the IL offset, the live GC slots (exact at safe points and in fully interruptible code), and
the unwind codes of what has been executed.`;

interface Options {
  readonly at?: string;
  readonly list?: true;
  readonly reference: readonly string[];
}

export function mapCommand(): Command {
  const several = (value: string, before: readonly string[]): string[] => [...before, value];
  return new Command('map')
    .description('Says who owns the bytes of ReadyToRun images, or those at one place.')
    .argument('<files...>', 'files, folders (with all below them), globs')
    .option('--at <place>', 'an RVA (0x1f30 or 7984), or a method and an offset (Main+0x1c)')
    .option('--list', 'every piece of the file with its owner, in order')
    .option('--reference <place>', 'folder or file with assemblies that the image refers to; can be repeated', several, [])
    .addHelpText('after', EXAMPLES)
    .action(map);
}

async function map(args: string[], options: Options): Promise<void> {
  const { files, missing } = await findFiles(args);
  for (const arg of missing) complain(`${arg}: no such file`, EXIT.impossible);
  const folders = new Folders(options.reference);
  const progress = new Progress(files.length);
  const output = standardOutput();
  for (const file of files) {
    progress.begin(file.path);
    const problem = (sentence: string): void => {
      progress.clear();
      complain(`${file.path}: ${sentence}`, EXIT.findings);
    };
    try {
      const opened = openFile(readBytes(file.path), file.name);
      if (opened.kind === 'not-r2r') problem(opened.sentence);
      else await output.write(lines(imageText(new Image(opened, folders.around(file.path)), options, problem)));
    } catch (error) {
      problem(whyUnreadable(error));
    }
  }
  progress.clear();
}

function* imageText(image: Image, options: Options, problem: (sentence: string) => void): Iterable<string> {
  const page = new Page(image, styleFor(process.stdout), false, undefined, problem);
  yield headline(image, page);
  if (options.at !== undefined) {
    const found = findPlaces(image, options.at);
    if ('problem' in found) return problem(found.problem);
    for (const place of found.places) yield* placeText(place, page, () => readMap(image, problem));
    return;
  }
  const byteMap = readMap(image, problem);
  yield* options.list ? listText(byteMap, page) : totalsText(byteMap, page);
}

function readMap(image: Image, problem: (sentence: string) => void): ByteMap {
  return readByteMap(image, (part, error) => problem(`${part}: ${problemText(error)}`));
}
