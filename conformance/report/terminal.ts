import { isFinding, type ResultRecord } from '../runner/results.js';
import { chosenText } from './chosen.js';
import { paint, type Paint } from './colors.js';
import { failureText } from './failure.js';
import { groupedBy } from './groups.js';
import { implementationName } from './implementation-name.js';
import { complaintsOf, incompleteText, isComplete, type StartedRun } from './recorded-run.js';
import { shownVerdicts, totalsOf } from './totals.js';

export interface TerminalOptions {
  color: boolean;
  width: number;
  /** So many failures are shown in full. */
  maxFailures: number;
}

const MAXIMUM_REASONS = 5;

/** The whole report: failures in full, the rest of them counted by requirement, what was left out, totals. */
export function terminalReport(recorded: StartedRun, options: TerminalOptions): string {
  const style = { paint: paint(options.color), width: options.width, command: recorded.run.command };
  const findings = recorded.results.filter(({ verdict }) => isFinding(verdict));
  const sections = findings.slice(0, options.maxFailures).map((result) => failureText(result, style));
  const rest = findings.slice(options.maxFailures);
  if (rest.length > 0) sections.push(restText(rest));
  sections.push(totalsText(recorded, style.paint));
  return `${sections.join('\n\n')}\n`;
}

function restText(rest: ResultRecord[]): string {
  const counts = [...groupedBy(rest, ({ requirements }) => requirements)]
    .sort(([, left], [, right]) => right.length - left.length)
    .map(([id, { length }]) => `  ${String(length).padStart(6)}  ${id}`);
  return [`${rest.length} more failures (--all-output shows them), by requirement:`, ...counts].join('\n');
}

/** Who was tested, a table of verdicts by area, what was left out and why. */
export function totalsText(recorded: StartedRun, color: Paint): string {
  const { run, results } = recorded;
  const { all, areas } = totalsOf(results);
  const shown = shownVerdicts(all);
  const nameWidth = Math.max(5, ...[...areas.keys()].map((area) => area.length));
  const widths = shown.map((verdict) => Math.max(verdict.length, String(all[verdict]).length));
  const row = (name: string, cells: string[]): string =>
    `${name.padEnd(nameWidth)}  ${cells.map((cell, index) => cell.padStart(widths[index])).join('  ')}`;
  const chosen = chosenText(run);
  const lines = [`${color('bold', implementationName(run))}, graded at ${run.grade}${chosen === undefined ? '' : `, only ${chosen}`}`];
  lines.push(color('dim', row('area', shown)));
  for (const [area, counts] of areas) lines.push(row(area, shown.map((verdict) => String(counts[verdict]))));
  lines.push(color(all.fail + all.error > 0 ? 'red' : 'green', row('total', shown.map((verdict) => String(all[verdict])))));
  lines.push(...leftOutLines(results));
  for (const complaint of complaintsOf(recorded)) lines.push(color('red', complaint));
  if (!isComplete(recorded)) lines.push(color('red', incompleteText(recorded)));
  return lines.join('\n');
}

function leftOutLines(results: ResultRecord[]): string[] {
  const leftOut = results.filter(({ verdict }) => verdict === 'leftOut');
  const reasons = [...groupedBy(leftOut, ({ reason = '' }) => [reason])];
  const lines = reasons.slice(0, MAXIMUM_REASONS).map(([reason, { length }]) => `left out (${length}): ${reason}`);
  const more = reasons.length - lines.length;
  return more > 0 ? [...lines, `left out for ${more} more reasons`] : lines;
}
