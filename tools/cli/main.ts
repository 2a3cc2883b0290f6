#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { packageRoot } from '../../conformance/contract/package-root.js';
import { EXIT } from './exit-codes.js';
import { CannotWrite } from './output.js';
import { cannotBeWritten, watchStandardOutput } from './standard-output.js';

/** The commands; the modules of one are loaded when it is asked for, so that `identify` need not wait for the suite. */
const COMMANDS: Readonly<Record<string, { summary: string; load(): Promise<Command> }>> = {
  identify: {
    summary: 'say what files are: R2R or not, version, target, compiler, which runtimes accept them',
    load: async () => (await import('./commands/identify.js')).identifyCommand(),
  },
  dump: {
    summary: 'show what is in an image: as text, as JSON, or as facts to compare',
    load: async () => (await import('./commands/dump.js')).dumpCommand(),
  },
  map: {
    summary: 'say who owns the bytes of an image, or those at one address',
    load: async () => (await import('./commands/map.js')).mapCommand(),
  },
  rewrite: {
    summary: 'decode images and write them again, to the same bytes',
    load: async () => (await import('./commands/rewrite.js')).rewriteCommand(),
  },
  build: {
    summary: 'write the image that a model describes: the JSON of dump, as it was or edited',
    load: async () => (await import('./commands/build.js')).buildCommand(),
  },
  relayout: {
    summary: 'write images with the same meaning in another layout',
    load: async () => (await import('./commands/relayout.js')).relayoutCommand(),
  },
  verify: {
    summary: 'hold images against the format: structure, cross-references, versions',
    load: async () => (await import('./commands/verify.js')).verifyCommand(),
  },
  accept: {
    summary: 'say what a runtime does with files, and which rule decides',
    load: async () => (await import('./commands/accept.js')).acceptCommand(),
  },
  compare: {
    summary: "compare two tools' facts of one image, facet by facet",
    load: async () => (await import('./commands/compare.js')).compareCommand(),
  },
  diff: {
    summary: 'say how two images differ: by methods, types and sections, not by place',
    load: async () => (await import('./commands/diff.js')).diffCommand(),
  },
  decode: {
    summary: 'read the bytes of one structure: its value with byte ranges, or the rejection',
    load: async () => (await import('./commands/decode.js')).decodeCommand(),
  },
  encode: {
    summary: 'write the bytes of a value',
    load: async () => (await import('./commands/encode.js')).encodeCommand(),
  },
  wasm: {
    summary: 'keys and argument areas of wasm calls; Webcil payloads into wasm modules, and out of them',
    load: async () => (await import('./commands/wasm.js')).wasmCommand(),
  },
  hash: {
    summary: 'compute version-resilient hash codes of names, types, methods and modules',
    load: async () => (await import('./commands/hash.js')).hashCommand(),
  },
  explain: {
    summary: 'say what something is: a requirement, vector, error code, constant, kind, version',
    load: async () => (await import('./commands/explain.js')).explainCommand(),
  },
  kinds: {
    summary: 'list the kinds of structures that an implementation can be asked for',
    load: async () => (await import('./commands/kinds.js')).kindsCommand(),
  },
  init: {
    summary: 'write the skeleton of an implementation that runs',
    load: async () => (await import('./commands/init.js')).initCommand(),
  },
  smoke: {
    summary: 'tell a wrong harness from a wrong reader, in seconds',
    load: async () => (await import('./commands/smoke.js')).smokeCommand(),
  },
  spec: {
    summary: 'say how many vectors show each requirement of the spec',
    load: async () => (await import('./commands/spec.js')).specCommand(),
  },
  report: {
    summary: 'make reports from the results of a run, also of one that was killed; join shards',
    load: async () => (await import('./commands/report.js')).reportCommand(),
  },
  test: {
    summary: 'run the conformance suite against an implementation',
    load: async () => (await import('./test-command.js')).testCommand().addHelpText('after', TEST_EXAMPLES),
  },
};

const TEST_EXAMPLES = `
Examples:
  r2r test                                      the reference
  r2r test --impl=./mine                        a folder or module that exports operations
  r2r test --impl='cmd:python3 mine.py' --area=format
  r2r test --only='gc-info.*' --grade=exact --report=json:report.json`;

const EXAMPLES = `
Examples:
  r2r identify bin/publish                      what is R2R there, and for which runtime
  r2r dump App.dll                              everything in an image, for a reader
  r2r dump App.dll --method=Main --hex          one method, with its bytes
  r2r dump App.dll --format=facts -o app.json   the neutral view, for other tools
  r2r map App.dll --at=0x1f30                   who owns the byte at this RVA
  r2r compare mine.json theirs.json.gz          where two tools disagree
  r2r diff old/App.dll new/App.dll              what another compiler made of the same source
  r2r init mine --lang=python                   begin an implementation of your own
  r2r smoke --impl='cmd:python3 mine/reader.py' does it speak the protocol?
  r2r test --impl='cmd:python3 mine/reader.py'  which requirements does it break?
  r2r explain HDR-1                             what a requirement, code, number or vector is

Exit codes: 0 all well; 1 findings (a file that could not be read as asked, a difference);
2 the run itself could not be done (bad option, file missing).`;

async function program(name: string | undefined): Promise<Command> {
  const root = new Command('r2r')
    .description('Reads ReadyToRun images, .NET\'s ahead-of-time format, and tests implementations of it.')
    .version(readVersion())
    .showHelpAfterError('(r2r --help shows the commands)')
    .addHelpText('after', EXAMPLES);
  for (const [each, { summary, load }] of Object.entries(COMMANDS)) {
    const command = each === name ? await load() : new Command(each);
    command.summary(summary).copyInheritedSettings(root).exitOverride();
    root.addCommand(command.showHelpAfterError(`(r2r ${each} --help shows how it is used)`));
  }
  return root.exitOverride();
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** `r2r help dump` is `r2r dump --help`, for which the command must be loaded. */
function withoutHelpCommand(args: string[]): string[] {
  return args[0] === 'help' && args.length > 1 ? [args[1], '--help'] : args;
}

async function main(): Promise<void> {
  watchStandardOutput();
  const args = withoutHelpCommand(process.argv.slice(2));
  try {
    const root = await program(args[0]);
    await root.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
  } catch (error) {
    if (error instanceof CannotWrite) return cannotBeWritten(error.message);
    // Commander has said already what is wrong with the command line.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.impossible;
    else throw error;
  }
}

await main();
