import { writeFileSync } from 'node:fs';
import type { ResultRecord, RunRecord, Counts } from '../runner/results.js';
import type { RecordedRun } from './json-lines.js';
import { totalsOf } from './totals.js';

export interface JsonReport {
  suite: RunRecord['suite'] | null;
  implementation: RunRecord['implementation'] | null;
  grade: RunRecord['grade'] | null;
  /** False if the run was cut off: vectors are missing. */
  complete: boolean;
  totals: Counts;
  areas: Record<string, Counts>;
  results: Omit<ResultRecord, 'record'>[];
}

export function jsonReport({ run, results, end }: RecordedRun): JsonReport {
  const { all, areas } = totalsOf(results);
  return {
    suite: run?.suite ?? null,
    implementation: run?.implementation ?? null,
    grade: run?.grade ?? null,
    complete: end !== undefined,
    totals: all,
    areas: Object.fromEntries(areas),
    results: results.map(({ record: _, ...result }) => result),
  };
}

export function writeJsonReport(file: string, run: RecordedRun): void {
  writeFileSync(file, `${JSON.stringify(jsonReport(run), null, 1)}\n`);
}
