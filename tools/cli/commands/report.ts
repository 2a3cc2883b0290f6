import { Command } from 'commander';
import { exitCodeOf } from '../../../conformance/report/exit-code.js';
import { JsonLinesWriter } from '../../../conformance/report/json-lines.js';
import { CannotMerge, mergeRuns, streamOf, type NamedRun } from '../../../conformance/report/merge.js';
import { readRecordedRun } from '../../../conformance/report/read-run.js';
import { hasStarted, type StartedRun } from '../../../conformance/report/recorded-run.js';
import { present } from '../../../conformance/report/present.js';
import { DEFAULT_RESULTS } from '../../../conformance/runner/options.js';
import { maximumFailures, reportOptions, type ReportOptions } from '../../../conformance/runner/report-options.js';
import { complain, EXIT, exitWith } from '../exit-codes.js';
import { CannotWrite } from '../output.js';
import { whyUnreadable } from '../problems.js';

const EXAMPLES = `
Examples:
  r2r report                                      the last run here, also one that was killed
  r2r report run.jsonl --by-requirement           a verdict for each requirement, the worst first
  r2r report run.jsonl --report=junit:junit.xml,md:comment.md
  r2r report --merge shard-*.jsonl --results=all.jsonl --report=json:all.json

The results of a run are the file that r2r test --results=FILE writes; a report holds nothing else.
Exit codes: 0 all vectors have a verdict, and none fails; 1 failures, or verdicts are missing; 2 no results of a run.`;

interface Options extends ReportOptions {
  merge?: true;
  results?: string;
}

export function reportCommand(): Command {
  const command = new Command('report')
    .description('Makes reports from the results of a run, as far as it came.')
    .argument('[results...]', `files of results (JSON lines); left out: ${DEFAULT_RESULTS}`)
    .option('--merge', 'take several files as the shards of one run')
    .option('--results <file>', 'also write the results, merged, to a file');
  for (const option of reportOptions()) command.addOption(option);
  return command.addHelpText('after', EXAMPLES).action(report);
}

function report(files: string[], options: Options): void {
  const paths = files.length === 0 ? [DEFAULT_RESULTS] : files;
  if (paths.length > 1 && options.merge === undefined) return complain('several files of results: --merge takes them as one run', EXIT.impossible);
  const runs = paths.map(read);
  const started = runs.filter((run) => run !== undefined);
  if (started.length < runs.length) return;
  const run = options.merge ? merged(started) : started[0].run;
  if (run === undefined) return;
  if (options.results !== undefined) writeStream(options.results, run);
  const unwritten = present(run, { byRequirement: options.byRequirement ?? false, maxFailures: maximumFailures(options), report: options.report }, process.cwd());
  if (unwritten !== undefined) throw new CannotWrite(unwritten);
  exitWith(exitCodeOf(run));
}

function read(path: string): NamedRun | undefined {
  try {
    const run = readRecordedRun(path);
    if (hasStarted(run)) return { name: path, run };
    complain(run.problem ?? `${path} has no results: the run ended before the first one`, EXIT.impossible);
  } catch (error) {
    complain(`${path}: ${whyUnreadable(error)}`, EXIT.impossible);
  }
  return undefined;
}

function merged(runs: NamedRun[]): StartedRun | undefined {
  try {
    return mergeRuns(runs);
  } catch (error) {
    if (!(error instanceof CannotMerge)) throw error;
    complain(`these are not the parts of one run: ${error.message}`, EXIT.impossible);
    return undefined;
  }
}

function writeStream(file: string, run: StartedRun): void {
  try {
    const writer = new JsonLinesWriter(file);
    for (const line of streamOf(run)) writer.write(line);
    writer.close();
  } catch (error) {
    throw new CannotWrite(`${file} cannot be written: ${whyUnreadable(error)}`);
  }
}
