import { resolve } from 'node:path';
import { CannotWriteResults, emptied, JsonLinesWriter } from '../report/json-lines.js';
import { present } from '../report/present.js';
import { Progress } from '../report/progress.js';
import { readRecordedRun } from '../report/read-run.js';
import { hasStarted } from '../report/recorded-run.js';
import { clearReports } from '../report/write.js';
import { asksFamilies, asksFamiliesAlone, runFamilies } from './families.js';
import { list } from './listing.js';
import { maximumFailures } from './report-options.js';
import { runOptions, type TestOptions } from './options.js';
import { run, type ExitCode } from './run.js';

/** Runs the suite without jest: progress and report on the terminal, the stream in its file. */
export async function runInTerminal(options: TestOptions, program: string): Promise<ExitCode> {
  const cwd = process.cwd();
  if (options.list) return list(runOptions(options, program, cwd));
  const exitCode = asksFamiliesAlone(options) ? 0 : await runCorpus(options, program, cwd);
  return exitCode === 2 || !asksFamilies(options) ? exitCode : ((await runFamilies(options, program, cwd)) || exitCode);
}

async function runCorpus(options: TestOptions, program: string, cwd: string): Promise<ExitCode> {
  const file = resolve(cwd, options.results);
  // Exit handlers end what we have started and write what is pending; a signal alone would not run them.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const progress = process.stderr.isTTY ? new Progress(process.stderr) : undefined;
  const unwritable = emptied(file) ?? clearReports(options.report, cwd);
  if (unwritable !== undefined) {
    process.stderr.write(`r2r: ${unwritable}\n`);
    return 2;
  }
  const writer = new JsonLinesWriter(file);
  const exitCode = await run(runOptions(options, program, cwd), (line) => {
    orEnd(() => writer.write(line));
    progress?.note(line);
  });
  orEnd(() => writer.close());
  const recorded = readRecordedRun(file);
  if (recorded.problem !== undefined) process.stderr.write(`r2r: ${recorded.problem}\n`);
  if (!hasStarted(recorded)) return exitCode;
  const { byRequirement = false, report } = options;
  const unwritten = present(recorded, { byRequirement, maxFailures: maximumFailures(options), report }, cwd);
  if (unwritten === undefined) return exitCode;
  process.stderr.write(`r2r: ${unwritten}\n`);
  return 2;
}

/** Without its results a run is of no use: what it has started ends with the process. */
function orEnd(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof CannotWriteResults)) throw error;
    process.stderr.write(`r2r: ${error.message}\n`);
    process.exit(2);
  }
}
