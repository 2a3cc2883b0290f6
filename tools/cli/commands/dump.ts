import { join } from 'node:path';
import { Command, Option } from 'commander';
import { FORMATS, type DumpFormat, type DumpOptions, type Format } from '../dump-format.js';
import { complain, EXIT } from '../exit-codes.js';
import { isDirectory, type InputFile } from '../files.js';
import { filesToRead, forEachImage, referenceOption, repeatable } from '../images.js';
import { fileOutput, standardOutput, type Output } from '../output.js';
import { wantedSections } from '../section-filter.js';

const EXAMPLES = `
Examples:
  r2r dump App.dll | less                           everything
  r2r dump App.dll --section=ImportSections         one section, by name or number (--section=101)
  r2r dump App.dll --method=Parse                   methods with this text in their signature
  r2r dump App.dll --method=0600001a --hex          one method, with the bytes behind each line
  r2r dump App.dll --type=My.Widget                 the methods of a type
  r2r dump App.dll --reference=packs/net10.0        names of what other assemblies define
  r2r dump App.dll --format=json --no-blobs         every structure with its byte range
  r2r dump bin/publish --format=facts -o facts/     the neutral view of many images, a file each

What other assemblies define has a name if they are found: in the references, then beside the image; else its
token is shown. The facts view is described in conformance/images/README.md and spec/schema/facts.json, the
JSON in spec/schema/dump.json. --format=none reads all that the facts view holds and prints only how much it was.`;

export function dumpCommand(): Command {
  return new Command('dump')
    .description('Shows what is in ReadyToRun images.')
    .argument('<files...>', 'files, folders (with all below them), globs')
    .addOption(new Option('--format <format>', 'what to print').choices(FORMATS).default('text'))
    .addOption(new Option('--section <section>', 'only this section, by name or number; can be repeated').argParser(repeatable).default([], 'all'))
    .option('--method <method>', 'only methods with this text in their signature, this token, or this signature in hexadecimal')
    .option('--type <type>', 'only methods and types with this text in the name of the type')
    .option('--hex', 'with the bytes of each structure (text)')
    .addOption(referenceOption())
    .option('--no-blobs', 'without the bytes of code, metadata and the like (json)')
    .option('-o, --output <file>', 'write here; of several images into this folder')
    .addHelpText('after', EXAMPLES)
    .action(dump);
}

async function dump(args: string[], options: DumpOptions): Promise<void> {
  const complaint = contradiction(options);
  if (complaint !== undefined) return complain(complaint, EXIT.impossible);
  const files = await filesToRead(args, options.reference);
  const format = await FORMAT_MODULES[options.format]();
  const terminal = standardOutput();
  const withProgress = options.format !== 'none' && (options.output !== undefined || !process.stdout.isTTY);
  await forEachImage({ files, references: options.reference, withProgress }, async (image, file, problem) => {
    const output = options.output === undefined ? terminal : outputFor(file, options.output, options.format, files.length > 1);
    let complete = false;
    try {
      await output.write(format(image, options, problem, file.path));
      complete = true;
    } finally {
      await output.close(complete);
    }
  });
}

/** Why the options cannot be followed; undefined if they can. */
function contradiction({ section, method, type, format }: DumpOptions): string | undefined {
  const { unknown } = wantedSections(section);
  if (unknown.length > 0) return `--section=${unknown[0]}: no section of the format, nor container or header`;
  const isWhole = format === 'facts' || format === 'none';
  const isFiltered = method !== undefined || type !== undefined;
  return isWhole && isFiltered ? `--method and --type do not go with --format=${format}, which describes whole sections` : undefined;
}

/** The text is a module of its own, which none of the others needs. */
const FORMAT_MODULES: Readonly<Record<Format, () => Promise<DumpFormat>>> = {
  text: async () => (await import('../dump-text.js')).textDump,
  json: async () => (await import('../dump-json.js')).jsonDump,
  facts: async () => (await import('../dump-facts.js')).factsDump,
  none: async () => (await import('../dump-facts.js')).countsDump,
};

function outputFor(file: InputFile, output: string, format: Format, several: boolean): Output {
  const isFolder = several || output.endsWith('/') || isDirectory(output);
  return fileOutput(isFolder ? join(output, `${file.below}${format === 'text' ? '.txt' : '.json'}`) : output);
}
