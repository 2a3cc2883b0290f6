import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { packageRoot } from '../contract/package-root.js';
import { emptied } from '../report/json-lines.js';
import { present } from '../report/present.js';
import { readRecordedRun } from '../report/read-run.js';
import { hasStarted } from '../report/recorded-run.js';
import { clearReports } from '../report/write.js';
import { asksFamilies, asksFamiliesAlone, runFamilies } from './families.js';
import { toEnvironment } from './hosted-options.js';
import { list } from './listing.js';
import { addTestOptions, runOptions, type TestOptions } from './options.js';
import { preflight, type ExitCode } from './run.js';
import { selectionOf } from './selection-options.js';

const PROGRAM = 'npm test --';
const MAIN_SUITE = 'conformance/suites/main/';

/** Suites that start many processes or runs: what they test rarely breaks alone, so only CI runs them unasked. */
const SLOW_SUITES = ['build/round-trip', 'cli/', 'house/fuzzing', 'relayout/', 'runner/faults', 'runner/hosts', 'runner/smoke', 'spec-machine/alterations', 'spec-world/', 'vacuous/'];

type HostOptions = TestOptions & { watch?: true };

/**
 * The command line of `npm test`: jest over the compiled suites, one of which hosts the conformance suite.
 *
 * @param compiled the folder of the compiled sources
 */
export function npmTestCommand(compiled: string): Command {
  return addTestOptions(new Command(PROGRAM))
    .description('the suites of this package; with an option about the implementation, the vectors or the baseline the conformance suite alone')
    .argument('[suites...]', 'only the suite files whose paths match these patterns of jest')
    .option('--watch', 'run again whenever a source changes')
    .action(async (suites: string[], options: HostOptions) => {
      process.exitCode = await runInJest(options, suites, compiled);
    });
}

async function runInJest(options: HostOptions, suites: string[], compiled: string): Promise<ExitCode> {
  // npm itself goes to the package's folder; paths are meant where it was called.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  if (options.list) return list(runOptions(options, PROGRAM, cwd));
  const exitCode = asksFamiliesAlone(options) ? 0 : await runSuites(options, suites, compiled, cwd);
  return exitCode === 2 || !asksFamilies(options) ? exitCode : ((await runFamilies(options, PROGRAM, cwd)) || exitCode);
}

async function runSuites(options: HostOptions, suites: string[], compiled: string, cwd: string): Promise<ExitCode> {
  const { impl, jobs, bail, baseline } = options;
  const alone = [impl, jobs, bail, baseline, ...Object.values(selectionOf(options))].some((option) => option !== undefined);
  if (!alone && suites.length > 0) return jest(options, suites, compiled, cwd);
  const unwritable = emptied(resolve(cwd, options.results)) ?? clearReports(options.report, cwd);
  const problem = unwritable ?? (await preflight(runOptions(options, PROGRAM, cwd)));
  if (problem !== undefined) {
    process.stderr.write(`r2r: ${problem}\n`);
    return 2;
  }
  return conclude(options, jest(options, alone ? [MAIN_SUITE] : [], compiled, cwd), cwd);
}

function jest(options: HostOptions, suites: string[], compiled: string, cwd: string): ExitCode {
  const root = packageRoot();
  const binary = createRequire(import.meta.url).resolve('jest/bin/jest');
  const config = ['--config', resolve(root, 'jest.config.mjs'), '--rootDir', compiled];
  const leavesOut = suites.length === 0 && process.env.CI === undefined;
  const ignored = leavesOut ? SLOW_SUITES.flatMap((suite) => ['--testPathIgnorePatterns', `conformance/suites/${suite}`]) : [];
  const { status } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', binary, ...config, ...(options.watch ? ['--watchAll'] : []), ...ignored, ...suites],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...toEnvironment({ testOptions: options, cwd }) } },
  );
  if (leavesOut) process.stderr.write(`\nleft out: the suites ${SLOW_SUITES.join(', ')}, which take long; with CI=1 npm test runs them too\n`);
  return status === 0 ? 0 : status === 1 ? 1 : 2;
}

/** Prints the totals of the recorded run, writes reports, and turns a run that was cut off into exit code 2. */
function conclude(options: TestOptions, status: ExitCode, cwd: string): ExitCode {
  const recorded = readRecordedRun(resolve(cwd, options.results));
  if (hasStarted(recorded)) {
    const { byRequirement = false, report } = options;
    process.stderr.write('\n');
    const unwritten = present(recorded, { byRequirement, maxFailures: 'shown already', report }, cwd);
    if (unwritten !== undefined) {
      process.stderr.write(`r2r: ${unwritten}\n`);
      return 2;
    }
  }
  if (recorded.end) return status;
  if (recorded.problem !== undefined) process.stderr.write(`r2r: ${recorded.problem}\n`);
  return 2;
}
