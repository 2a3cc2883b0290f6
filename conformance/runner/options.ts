import { Option, type Command } from 'commander';
import { GRADES, type Grade } from '../contract/protocol.js';
import { count, seconds } from './option-values.js';
import { reportOptions, type ReportOptions } from './report-options.js';
import type { RunOptions } from './run.js';
import type { Selection } from './select.js';
import { selectionOf, selectionOptions } from './selection-options.js';
import { shellWord } from './shell-word.js';

/** What the command line of a run says. */
export interface TestOptions extends ReportOptions, Selection {
  impl?: string;
  grade?: Grade;
  /** Seconds. */
  timeout: number;
  jobs?: number;
  /** True: with the first failure. */
  bail?: number | true;
  baseline?: string;
  updateBaseline?: true;
  /** The families beyond the corpus besides: all members, or so many of each. */
  all?: true | number;
  /** Print what would be run, and run nothing. */
  list?: true;
  /** Where the stream of results goes. */
  results: string;
}

export const DEFAULT_RESULTS = '.r2r/last-run.jsonl';
const MAXIMUM_JOBS = 256;

/** Adds the options that `npm test` and `r2r test` share; a bad one ends the process with exit code 2. */
export function addTestOptions(command: Command): Command {
  const configured = command.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2)).hook('preAction', (_, action) => refuseContradictions(action));
  const groups: [heading: string, options: Option[]][] = [
    ['What is tested:', implementationOptions()],
    ['Which vectors (commas between values; each option narrows the choice):', [...selectionOptions(), allOption(), new Option('--list', 'print ids and requirements of the vectors chosen, and run nothing')]],
    ['What becomes of results:', [...baselineOptions(), ...reportOptions()]],
  ];
  for (const [heading, options] of groups) for (const option of options) configured.addOption(option.helpGroup(heading));
  return configured;
}

function implementationOptions(): Option[] {
  return [
    new Option('--impl <implementation>', 'a folder or module that exports `operations`, or "cmd:" and a command; left out: the reference'),
    new Option('--grade <grade>', 'what a rejection has to reach (exact for the reference, else rejected)').choices(GRADES),
    new Option('--timeout <seconds>', 'time limit for each answer').default(5).argParser(seconds),
    new Option('--jobs <n>', 'so many copies of the implementation share the work').argParser(count('copies', MAXIMUM_JOBS)),
    new Option('--bail [n]', 'stop with the first failure, or the n-th').argParser(count('failures')),
  ];
}

function allOption(): Option {
  return new Option('--all [n]', 'besides, what is too much for the corpus: 2.7 million keys of thunks, or n of each state of the rules').argParser(count('keys'));
}

function baselineOptions(): Option[] {
  return [
    new Option('--baseline <file>', 'failures that are expected (docs/running.md)'),
    new Option('--update-baseline', 'write the failures of this run to the baseline'),
    new Option('--results <file>', 'where the stream of results goes (JSON lines)').default(DEFAULT_RESULTS),
  ];
}

/** @param program how the run was called, for the command that repeats a vector */
export function runOptions(options: TestOptions, program: string, cwd: string): RunOptions {
  const { impl, grade, timeout, jobs, bail, baseline, updateBaseline = false } = options;
  const command = [program, impl === undefined ? '' : `--impl=${shellWord(impl)}`, grade === undefined ? '' : `--grade=${grade}`];
  return {
    ...selectionOf(options),
    ...{ impl, grade, cwd, jobs, bail: bail === true ? 1 : bail, timeout: timeout * 1000 },
    baseline: baseline === undefined ? undefined : { file: baseline, update: updateBaseline },
    command: command.filter((part) => part !== '').join(' '),
  };
}

function refuseContradictions(command: Command): void {
  const { baseline, updateBaseline, bail, list } = command.opts<TestOptions>();
  if (updateBaseline && baseline === undefined) command.error('error: --update-baseline needs --baseline=FILE, the file to write');
  if (updateBaseline && bail !== undefined) command.error('error: --update-baseline needs the whole run, and --bail cuts it off');
  if (updateBaseline && list) command.error('error: --list runs nothing, so --update-baseline has nothing to write');
}
