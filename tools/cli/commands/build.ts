import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { R2RError } from '../../../reference/errors.js';
import { buildImage } from '../../../reference/build/build.js';
import { complain, EXIT } from '../exit-codes.js';
import { readBesideFiles } from '../model-files.js';
import { writeFile } from '../output.js';
import { isFileFault, whyUnreadable } from '../problems.js';

const EXAMPLES = `
Examples:
  r2r dump App.dll --format=json -o app.json     every structure of an image as text
  r2r build app.json -o App.dll                  and back: the same bytes
  r2r build edited.json -o wrong.dll --unchecked an image that no reader should accept

Structures are written from their values; "bytes" beside a value says nothing. What an edit makes longer moves, with all that points to
it. Bytes can stand in a file beside the model: "bytes": {"file": "code.bin", "at": 16, "size": 32}.
The result is read back: what is not found again as the model has it, and what a reader would not accept, is refused.`;

interface Options {
  readonly output: string;
  readonly unchecked?: true;
}

/** Standard input. */
const STDIN = 0;

export function buildCommand(): Command {
  return new Command('build')
    .description('Writes the image that a model describes: the JSON of r2r dump --format=json, as it was or edited.')
    .argument('<model>', 'a JSON file, or - for standard input')
    .requiredOption('-o, --output <file>', 'write the image here')
    .option('--unchecked', 'a wrong image is wanted: do not read it back')
    .addHelpText('after', EXAMPLES)
    .action(build);
}

async function build(path: string, { output, unchecked }: Options): Promise<void> {
  const bytes = builtFrom(path, unchecked === true);
  if (bytes !== undefined) await writeFile(output, bytes);
}

/** undefined, with a complaint, if there is no image that the model describes. */
function builtFrom(path: string, unchecked: boolean): Uint8Array | undefined {
  try {
    const model: unknown = JSON.parse(readFileSync(path === '-' ? STDIN : path, 'utf8'));
    readBesideFiles(model, path);
    return buildImage(model, { unchecked });
  } catch (error) {
    const file = isFileFault(error) ? (error.path ?? path) : path;
    complain(`${file}: ${whyUnreadable(error)}`, error instanceof R2RError ? EXIT.findings : EXIT.impossible);
    return undefined;
  }
}
