import { isFinding } from '../runner/results.js';
import type { ExitCode } from '../runner/run.js';
import { complaintsOf, hasStarted, isComplete, type RecordedRun } from './recorded-run.js';

/** What the verdicts of a recorded run say: 0 all well, 1 findings or verdicts missing, 2 the run could not be done. */
export function exitCodeOf(recorded: RecordedRun): ExitCode {
  if (!hasStarted(recorded) || recorded.problem !== undefined) return 2;
  const wrong = recorded.results.some(({ verdict }) => isFinding(verdict)) || complaintsOf(recorded).length > 0;
  return isComplete(recorded) && !wrong ? 0 : 1;
}
