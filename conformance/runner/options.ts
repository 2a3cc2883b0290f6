import { InvalidArgumentError, Option, type Command } from 'commander';
import { GRADES, type Grade } from '../contract/protocol.js';
import { reportOptions, type ReportOptions } from './report-options.js';
import type { RunOptions } from './run.js';

/** What the command line of a run says. */
export interface TestOptions extends ReportOptions {
  impl?: string;
  only: string[];
  area: string[];
  grade?: Grade;
  /** Seconds. */
  timeout: number;
  /** Where the stream of results goes. */
  results: string;
}

export const DEFAULT_RESULTS = '.r2r/last-run.jsonl';

/** Adds the options that `npm test` and `r2r test` share; a bad one ends the process with exit code 2. */
export function addTestOptions(command: Command): Command {
  const configured = command
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .option('--impl <implementation>', 'a folder or module that exports `operations`, or "cmd:" and a command; left out: the reference')
    .option('--only <ids>', 'only the vectors whose ids match; * and ? as usual, commas between', list, [])
    .option('--area <areas>', 'only these areas of the corpus, commas between', list, [])
    .addOption(new Option('--grade <grade>', 'what a rejection has to reach (exact for the reference, else rejected)').choices(GRADES))
    .option('--timeout <seconds>', 'time limit for each answer', seconds, 5)
    .option('--results <file>', 'where the stream of results goes (JSON lines)', DEFAULT_RESULTS);
  for (const option of reportOptions()) configured.addOption(option);
  return configured;
}

/** @param program how the run was called, for the command that repeats a vector */
export function runOptions(options: TestOptions, program: string, cwd: string): RunOptions {
  const { impl, only, area, grade } = options;
  const command = [program, impl === undefined ? '' : `--impl=${quoted(impl)}`, grade === undefined ? '' : `--grade=${grade}`];
  return { impl, only, area, grade, cwd, timeout: options.timeout * 1000, command: command.filter((part) => part !== '').join(' ') };
}

function quoted(text: string): string {
  return /^[\w./:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function list(value: string, before: string[]): string[] {
  return [...before, ...value.split(',').filter((item) => item !== '')];
}

function seconds(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number <= 86_400)) throw new InvalidArgumentError('a number of seconds, above 0 and at most a day.');
  return number;
}
