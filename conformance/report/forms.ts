import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';
import type { StartedRun } from './recorded-run.js';
import type { ReportFormat } from './requests.js';
import { requirementsReport } from './requirements-markdown.js';
import { tapReport } from './tap.js';

/** Each form of a report as pieces of text: it is a function of the run's stream, and of nothing else. */
export const REPORTS: Readonly<Record<ReportFormat, (recorded: StartedRun) => Iterable<string>>> = {
  json: jsonReport,
  junit: junitReport,
  tap: tapReport,
  md: markdownReport,
  requirements: requirementsReport,
};
