import { join } from 'node:path';
import { statSync } from 'node:fs';
import { Command, Option } from 'commander';
import { Image } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { FORMATS, type DumpFormat, type DumpOptions, type Format, type Problem } from '../dump-format.js';
import { complain, EXIT } from '../exit-codes.js';
import { findFiles, readBytes, type InputFile } from '../files.js';
import { fileOutput, standardOutput, type Output } from '../output.js';
import { whyUnreadable } from '../problems.js';
import { Progress } from '../progress.js';
import { wantedSections } from '../section-filter.js';
import { Folders } from '../surroundings.js';

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
  const several = (value: string, before: readonly string[]): string[] => [...before, value];
  return new Command('dump')
    .description('Shows what is in ReadyToRun images.')
    .argument('<files...>', 'files, folders (with all below them), globs')
    .addOption(new Option('--format <format>', 'what to print').choices(FORMATS).default('text'))
    .option('--section <section>', 'only this section, by name or number; can be repeated', several, [])
    .option('--method <method>', 'only methods with this text in their signature, this token, or this signature in hexadecimal')
    .option('--type <type>', 'only methods and types with this text in the name of the type')
    .option('--hex', 'with the bytes of each structure (text)')
    .option('--reference <place>', 'folder or file with assemblies that the image refers to; can be repeated', several, [])
    .option('--no-blobs', 'without the bytes of code, metadata and the like (json)')
    .option('-o, --output <file>', 'write here; of several images into this folder')
    .addHelpText('after', EXAMPLES)
    .action(dump);
}

async function dump(args: string[], options: DumpOptions): Promise<void> {
  const { files, missing } = await findFiles(args);
  for (const arg of missing) complain(`${arg}: no such file`, EXIT.impossible);
  for (const place of options.reference) {
    if (statSync(place, { throwIfNoEntry: false }) === undefined) return complain(`${place}: no such folder or file`, EXIT.impossible);
  }
  const { unknown } = wantedSections(options.section);
  for (const section of unknown) return complain(`--section=${section}: no section of the format, nor container or header`, EXIT.impossible);
  if ((options.method !== undefined || options.type !== undefined) && (options.format === 'facts' || options.format === 'none')) {
    return complain(`--method and --type do not go with --format=${options.format}, which describes the whole image`, EXIT.impossible);
  }
  const format = await FORMAT_MODULES[options.format]();
  const folders = new Folders(options.reference);
  const progress = new Progress(files.length);
  for (const file of files) {
    progress.begin(file.path);
    const image = openImage(file, folders, progress);
    if (image === undefined) continue;
    const output = outputFor(file, options, files.length > 1);
    await write(image, output, format, options, (sentence) => {
      progress.clear();
      complain(`${file.path}: ${sentence}`, EXIT.findings);
    });
  }
  progress.clear();
}

/** The text is a module of its own, which none of the others needs. */
const FORMAT_MODULES: Readonly<Record<Format, () => Promise<DumpFormat>>> = {
  text: async () => (await import('../dump-text.js')).textDump,
  json: async () => (await import('../dump-json.js')).jsonDump,
  facts: async () => (await import('../dump-facts.js')).factsDump,
  none: async () => (await import('../dump-facts.js')).countsDump,
};

function openImage(file: InputFile, folders: Folders, progress: Progress): Image | undefined {
  try {
    const opened = openFile(readBytes(file.path), file.name);
    if (opened.kind !== 'not-r2r') return new Image(opened, folders.around(file.path));
    progress.clear();
    complain(`${file.path}: ${opened.sentence}`, EXIT.findings);
  } catch (error) {
    progress.clear();
    complain(`${file.path}: ${whyUnreadable(error)}`, EXIT.findings);
  }
  return undefined;
}

async function write(image: Image, output: Output, format: DumpFormat, options: DumpOptions, problem: Problem): Promise<void> {
  let complete = false;
  try {
    await output.write(format(image, options, problem));
    complete = true;
  } finally {
    await output.close(complete);
  }
}

function outputFor(file: InputFile, { output, format }: DumpOptions, several: boolean): Output {
  if (output === undefined) return standardOutput();
  const isFolder = several || output.endsWith('/') || statSync(output, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) return fileOutput(output);
  return fileOutput(join(output, `${file.below}${format === 'text' ? '.txt' : '.json'}`));
}
