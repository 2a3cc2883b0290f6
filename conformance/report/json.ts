import type { Counts, ResultRecord, RunRecord } from '../runner/results.js';
import { isComplete, type StartedRun } from './recorded-run.js';
import { judgedRequirements, type JudgedRequirement } from './requirement-verdicts.js';
import { totalsOf } from './totals.js';

/** The report of `--report=json:FILE`, whose schema is spec/schema/report/report.json. */
export interface JsonReport extends Pick<RunRecord, 'grade' | 'command' | 'selection' | 'shard' | 'vectors'> {
  suite: { version: string; corpusHash: string };
  implementation: { name: string; version: string | null; language: string | null };
  /** False if vectors are missing. */
  complete: boolean;
  problem?: string;
  /** What fails the run besides results. */
  complaints?: string[];
  totals: Counts;
  areas: Record<string, Counts>;
  requirements: Omit<JudgedRequirement, 'telling'>[];
  results: JsonResult[];
}

export type JsonResult = Omit<ResultRecord, 'record' | 'grade'> & { grade: ResultRecord['grade'] | null };

/** The report as text, piece by piece: a result a line, so that two reports can be compared by their lines. */
export function* jsonReport(recorded: StartedRun): Iterable<string> {
  const head = JSON.stringify(headOf(recorded), null, 1);
  yield head.slice(0, -'\n}'.length);
  yield ',\n "results": [';
  for (const [index, result] of recorded.results.entries()) {
    yield `${index === 0 ? '' : ','}\n  ${JSON.stringify(jsonResult(result))}`;
  }
  yield '\n ]\n}\n';
}

function headOf(recorded: StartedRun): Omit<JsonReport, 'results'> {
  const { run, results, problem, end } = recorded;
  const { suite, implementation, grade, command, selection, shard, vectors } = run;
  const { all, areas } = totalsOf(results);
  return {
    suite: { version: suite.version, corpusHash: suite.corpusHash },
    implementation: { name: implementation.name, version: implementation.version ?? null, language: implementation.language ?? null },
    ...{ grade, command, selection, shard, vectors },
    complete: isComplete(recorded),
    problem,
    complaints: end?.complaints,
    totals: all,
    areas: Object.fromEntries(areas),
    requirements: judgedRequirements(recorded).map(({ telling: _, ...judged }) => judged),
  };
}

function jsonResult({ id, area, topic, requirements, polarity, verdict, grade, failure, reason, finding }: ResultRecord): JsonResult {
  return { id, area, topic, requirements, polarity, verdict, grade: grade ?? null, failure, reason, finding };
}
