import type { EndRecord, ResultRecord, ResultsLine, RunRecord } from '../runner/results.js';

/** A run, as far as its stream has it. */
export interface RecordedRun {
  run?: RunRecord;
  results: ResultRecord[];
  /** Absent if the run was cut off. */
  end?: EndRecord;
  problem?: string;
}

/** A run that has begun; all that a report needs. */
export type StartedRun = RecordedRun & { run: RunRecord };

/** Gathers the lines of a stream. */
export function recorded(lines: Iterable<ResultsLine>): RecordedRun {
  const gathered: RecordedRun = { results: [] };
  for (const line of lines) {
    if (line.record === 'result') gathered.results.push(line);
    else if (line.record === 'run') gathered.run = line;
    else if (line.record === 'end') gathered.end = line;
    else gathered.problem = line.problem;
  }
  return gathered;
}

export function hasStarted(recorded: RecordedRun): recorded is StartedRun {
  return recorded.run !== undefined;
}

/** Every vector that the run was to report has a verdict. */
export function isComplete({ run, results, end }: StartedRun): boolean {
  return end !== undefined && results.length === run.vectors;
}

/** What fails the run besides results, each a sentence without full stop. */
export function complaintsOf({ end }: RecordedRun): string[] {
  return end?.complaints ?? [];
}

/** What a report of a run that is not complete says, as a sentence without full stop. */
export function incompleteText({ run, results, problem }: StartedRun): string {
  const shards = run.shard === undefined ? '' : ` of shard ${run.shard.index} of ${run.shard.count}`;
  const why = problem === undefined ? '' : ` (${problem})`;
  return `the run is incomplete: ${results.length} of ${run.vectors} vectors${shards} have a verdict${why}`;
}
