/** The runner as a library: what `r2r-conformance/runner` exports. No jest, no printing. */
export { hasStarted, recorded, type RecordedRun, type StartedRun } from '../report/recorded-run.js';
export { REPORTS } from '../report/forms.js';
export { mergeRuns } from '../report/merge.js';
export { readRecordedRun } from '../report/read-run.js';
export { judgedRequirements, type JudgedRequirement } from '../report/requirement-verdicts.js';
export { terminalReport } from '../report/terminal.js';
export { run, type ExitCode, type RunOptions } from './run.js';
export { isFinding, VERDICTS, type Counts, type Finding, type ResultRecord, type ResultsLine, type RunRecord, type Verdict } from './results.js';
