import { paint, wantsColor } from './colors.js';
import type { StartedRun } from './recorded-run.js';
import { toStandardOutput, type ReportRequest } from './requests.js';
import { requirementsText } from './requirements-terminal.js';
import { terminalReport, totalsText } from './terminal.js';
import { writeReports } from './write.js';

export interface Presentation {
  /** A verdict for each requirement in the place of the failures. */
  byRequirement: boolean;
  /** So many failures are shown in full; none where somebody else has shown them. */
  maxFailures: number | 'shown already';
  report: readonly ReportRequest[];
}

/**
 * Prints a run, unless a report takes that place, and writes the reports asked for, to paths relative to `cwd`. Returns in
 * one line why one cannot be written.
 */
export function present(run: StartedRun, { byRequirement, maxFailures, report }: Presentation, cwd: string): string | undefined {
  if (!toStandardOutput(report)) {
    const color = wantsColor(process.stdout);
    const width = process.stdout.columns ?? 120;
    if (byRequirement) process.stdout.write(`${requirementsText(run, { paint: paint(color), width })}\n`);
    if (byRequirement || maxFailures === 'shown already') process.stdout.write(`${totalsText(run, paint(color))}\n`);
    else process.stdout.write(terminalReport(run, { color, width, maxFailures }));
  }
  return writeReports(report, run, cwd);
}
