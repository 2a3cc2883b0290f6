import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Acceptance, RuntimeProfile } from '../../../conformance/contract/acceptance.js';
import { isMachine, isOperatingSystem } from '../../../reference/image/target.js';
import { accept } from '../../../reference/runtime/acceptance/accept.js';
import { runtimeOf } from '../../../reference/runtime/acceptance/runtimes.js';
import { EXIT, exitWith } from '../exit-codes.js';
import { readBytes, type InputFile } from '../files.js';
import { filesToRead } from '../images.js';
import { jsonArray, lines, standardOutput } from '../output.js';
import { styleFor, type Style } from '../style.js';
import { columns } from '../text/columns.js';

const EXAMPLES = `
Examples:
  r2r accept App.dll
  r2r accept bin/publish --runtime=9.0 --machine=ARM64 --os=Linux
  r2r accept App.dll --load=bytes --json

accept: native code is used. ignore: the program runs from IL. refuse: loading throws. fatal: the process ends.
unbounded: the runtime trusts what is wrong. Methods whose native code is not used are named; checks of types that no file
at hand has are taken to hold. The last column has the requirement that decided (r2r explain A-10).
Other files are looked for beside each file. Exit code 1 if anything is not accepted.`;

interface Options {
  runtime: string;
  machine: string;
  os: string;
  load: NonNullable<RuntimeProfile['load']>;
  exclude?: string[];
  readyToRun: boolean;
  dynamicCode: boolean;
  json?: true;
}

export function acceptCommand(): Command {
  return new Command('accept')
    .description('Says what a runtime does with files: whether it uses their native code, and which rule decides.')
    .argument('<files...>', 'files, folders (with all below them), globs')
    .option('--runtime <version>', 'the version of .NET', known, '10.0')
    .option('--machine <name>', 'AMD64, ARM64, ARMNT, I386, LOONGARCH64, RISCV64', oneOf(isMachine), 'AMD64')
    .option('--os <name>', 'Linux, Windows, Apple', oneOf(isOperatingSystem), 'Linux')
    .addOption(new Option('--load <how>', 'how the file is loaded').choices(['file', 'collectible', 'bytes', 'second']).default('file'))
    .option('--exclude <names...>', 'simple names of modules whose native code is not to be used')
    .option('--no-ready-to-run', 'ReadyToRun is switched off')
    .option('--no-dynamic-code', 'the runtime compiles nothing')
    .option('--json', 'a JSON array with an object for each file')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

function known(version: string): string {
  const unknown = runtimeOf({ version, machine: '', os: '', dynamicCode: true }) === undefined;
  if (unknown) throw new InvalidArgumentError('it is not known which images that runtime accepts.');
  return version;
}

function oneOf(isOne: (name: string) => boolean): (name: string) => string {
  return (name) => {
    if (!isOne(name)) throw new InvalidArgumentError('there is no such name.');
    return name;
  };
}

async function run(args: string[], { runtime: version, machine, os, load, exclude, readyToRun, dynamicCode, json }: Options): Promise<void> {
  const profile: RuntimeProfile = { version, machine, os, load, exclude, readyToRun, dynamicCode };
  const answers = (await filesToRead(args, [])).map((file) => ({ file: file.path, ...acceptanceOf(file, profile) }));
  if (answers.some(({ outcome }) => outcome !== 'accept')) exitWith(EXIT.findings);
  const output = standardOutput();
  if (json) await output.write(jsonArray(answers));
  else await output.write(lines(columns(answers.map((answer) => row(answer, styleFor(process.stdout))))));
}

function acceptanceOf({ path }: InputFile, profile: RuntimeProfile): Acceptance {
  const folder = dirname(path);
  const files = readdirSync(folder).map((name) => ({ name, bytes: () => readBytes(join(folder, name)) }));
  return accept({ name: basename(path), bytes: () => readBytes(path) }, files, profile);
}

function row({ file, outcome, rule, dropped, throwsAtCall, fatalAtCall = [] }: Acceptance & { file: string }, style: Style): string[] {
  const methods = [
    dropped.length === 0 ? '' : `drops ${dropped.join(' ')}`,
    throwsAtCall.length === 0 ? '' : `throws at ${throwsAtCall.join(' ')}`,
    fatalAtCall.length === 0 ? '' : `ends at ${fatalAtCall.join(' ')}`,
  ];
  return [file, outcome === 'accept' ? style.good(outcome) : style.bad(outcome), rule ?? '', methods.filter(Boolean).join(', ')];
}
