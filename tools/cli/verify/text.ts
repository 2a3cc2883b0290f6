import type { Finding } from '../../../reference/verify/finding.js';
import type { Style } from '../style.js';
import { columns } from '../text/columns.js';
import { counted } from '../text/numbers.js';

export interface FileFindings {
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** What is found in one file, for a reader: nothing if nothing is found. */
export function* findingsText({ file, findings }: FileFindings, limit: number, style: Style): Iterable<string> {
  if (findings.length === 0) return;
  const errors = findings.filter(({ level }) => level === 'error').length;
  const warnings = findings.filter(({ level }) => level === 'warning').length;
  const counts = [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : ''].filter(Boolean);
  yield `${style.heading(file)}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`;
  yield* columns(findings.slice(0, limit).map((finding) => row(finding, style)));
  if (findings.length > limit) yield `  ... and ${findings.length - limit} more (--limit=${findings.length})`;
}

function row({ requirement, level, range, path, message }: Finding, style: Style): string[] {
  const place = range === undefined ? '' : `0x${range.start.toString(16)}..0x${range.end.toString(16)}`;
  return [`  ${level === 'info' ? level : style.bad(level)}`, style.key(requirement), style.faint(place), path === '' ? message : `${path}: ${message}`];
}
