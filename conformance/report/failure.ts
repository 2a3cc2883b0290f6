import type { Finding, ResultRecord } from '../runner/results.js';
import type { Paint } from './colors.js';
import { hexView } from './hex-view.js';
import { sideBySide } from './side-by-side.js';

export interface FailureStyle {
  paint: Paint;
  /** Columns of the terminal. */
  width: number;
  /** The beginning of the command that repeats a vector. */
  command: string;
}

/** Everything that a person needs to see of one vector that failed, as text of several lines. */
export function failureText({ id, verdict, reason, requirements, finding }: ResultRecord, style: FailureStyle): string {
  const { paint } = style;
  const lines = [`${paint('red', verdict.toUpperCase())} ${paint('bold', id)}`];
  for (const requirement of requirements) lines.push(`  ${requirement}  ${finding?.says[requirement] ?? ''}`.trimEnd());
  if (reason !== undefined) lines.push(`  ${reason}`);
  if (finding) lines.push(...findingLines(finding, style).map((line) => `  ${line}`));
  lines.push(`  ${paint('dim', 'repeat')}   ${style.command} --only=${id}`);
  return lines.join('\n');
}

function findingLines(finding: Finding, { paint, width }: FailureStyle): string[] {
  const { operation, input, context, bytes, range, difference, output } = finding;
  const lines = [
    `${paint('dim', 'input')}    ${operation} ${JSON.stringify(input)}`,
    `${paint('dim', 'context')}  ${JSON.stringify(context)}`,
  ];
  if (bytes) lines.push(...hexView(bytes, range).map((line) => (line.includes('^^') ? paint('yellow', line) : line)));
  if (difference) {
    lines.push(`${paint('dim', 'first difference')}  ${difference.path || '(the whole value)'}`);
    lines.push(...sideBySide(difference.expected, difference.actual, width - 2));
  } else if (finding.actual !== undefined) {
    lines.push(...sideBySide(finding.expected, finding.actual, width - 2));
  }
  const message = messageOf(finding.actual);
  if (message !== undefined) lines.push(`${paint('dim', 'message')}  ${message}`);
  if (output !== undefined && output.trim() !== '') {
    lines.push(`${paint('dim', 'printed')}`, ...output.trim().split('\n').slice(-8).map((line) => `  ${line}`));
  }
  return lines;
}

/** What the implementation said of its rejection; beside the expectation it would be cut off. */
function messageOf(actual: unknown): string | undefined {
  const { rejected } = (actual ?? {}) as { rejected?: { message?: unknown } };
  return typeof rejected?.message === 'string' ? rejected.message.trim().split('\n').at(-1) : undefined;
}
