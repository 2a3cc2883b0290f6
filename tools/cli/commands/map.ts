import { Command, Option } from 'commander';
import type { ByteMap } from '../../../reference/byte-map/byte-map.js';
import { readByteMap } from '../../../reference/byte-map/read.js';
import type { Image } from '../../../reference/image/image.js';
import { rewrite, type Origins } from '../../../reference/writer/rewrite.js';
import type { Problem } from '../dump-format.js';
import { filesToRead, forEachImage, referenceOption } from '../images.js';
import { mapFacts } from '../map-facts.js';
import { jsonArray, lines, standardOutput } from '../output.js';
import { findPlaces } from '../places.js';
import { problemText } from '../problems.js';
import { styleFor } from '../style.js';
import { listText, originsText, totalsText } from '../text/byte-map.js';
import { headline } from '../text/file.js';
import { placeText } from '../text/location.js';
import { Page } from '../text/page.js';

const EXAMPLES = `
Examples:
  r2r map App.dll                     bytes by kind of owner, padding, and what nobody owns
  r2r map App.dll --list              every piece of the file with its owner
  r2r map App.dll --at=0x1f30         what the byte at this RVA is; of code also what holds there
  r2r map App.dll --at=Main+0x1c      the same by method: a text in its signature, a token, a signature
  r2r map App.dll --at='#12+0x4'      the same by runtime function
  r2r map bin/publish --json          bytes by kind of owner and by origin; with --list every piece

In code: the method, the IL offset, the live GC slots (exact at safe points and in fully interruptible code), and
the unwind codes of what has been executed.`;

interface Options {
  readonly at?: string;
  readonly list?: true;
  readonly json?: true;
  readonly reference: readonly string[];
}

export function mapCommand(): Command {
  return new Command('map')
    .description('Says who owns the bytes of ReadyToRun images, or those at one place.')
    .argument('<files...>', 'files, folders (with all below them), globs')
    .option('--at <place>', 'an RVA (0x1f30 or 7984), or a method and an offset (Main+0x1c)')
    .option('--list', 'every piece of the file with its owner, in order')
    .addOption(new Option('--json', 'a JSON array with an object for each image').conflicts('at'))
    .addOption(referenceOption())
    .addHelpText('after', EXAMPLES)
    .action(map);
}

async function map(args: string[], options: Options): Promise<void> {
  const files = await filesToRead(args, options.reference);
  const output = standardOutput();
  const answers: object[] = [];
  await forEachImage({ files, references: options.reference, withProgress: !process.stdout.isTTY }, async (image, { path }, problem) => {
    if (options.json) answers.push({ file: path, ...mapFacts(readMap(image, problem), originsOf(image), options.list === true) });
    else await output.write(lines(imageText(image, options, problem)));
  });
  if (options.json) await output.write(jsonArray(answers));
}

function* imageText(image: Image, options: Options, problem: Problem): Iterable<string> {
  const page = new Page(image, styleFor(process.stdout), false, undefined, problem);
  yield headline(image, page);
  if (options.at !== undefined) {
    const found = findPlaces(image, options.at);
    if ('problem' in found) return problem(found.problem);
    for (const place of found.places) yield* placeText(place, page, () => readMap(image, problem));
    return;
  }
  const byteMap = readMap(image, problem);
  if (options.list) return yield* listText(byteMap, page);
  yield* totalsText(byteMap, page);
  yield* originsText(originsOf(image));
}

/** What could not be read has been said when the owners were read. */
function originsOf(image: Image): Origins {
  return rewrite(image, () => undefined).origins;
}

function readMap(image: Image, problem: Problem): ByteMap {
  return readByteMap(image, (part, error) => problem(`${part}: ${problemText(error)}`));
}
