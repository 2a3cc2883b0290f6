import { isFinding, type Finding, type ResultRecord } from '../runner/results.js';
import { implementationName } from './implementation-name.js';
import { notCountedText } from './not-counted.js';
import { complaintsOf, incompleteText, isComplete, type StartedRun } from './recorded-run.js';

/**
 * The report in TAP 14 (testanything.org): a test point for each vector, in the order of the run, and for whatever else fails
 * it. The plan stands first and counts what was to come, so that a run that was cut off fails by itself; it bails out too.
 * What does not count is skipped; an expected failure has the directive that TAP has for it.
 */
export function* tapReport(recorded: StartedRun): Iterable<string> {
  const { run, results } = recorded;
  const complaints = complaintsOf(recorded);
  yield `TAP version 14\n1..${run.vectors + complaints.length}\n`;
  yield `# ${run.suite.name} ${run.suite.version}, corpus ${run.suite.corpusHash}\n`;
  yield `# ${escaped(implementationName(run))}, graded at ${run.grade}\n`;
  for (const [index, result] of results.entries()) yield testPoint(index + 1, result, run.command);
  for (const [index, complaint] of complaints.entries()) yield `not ok ${results.length + index + 1} - ${escaped(complaint)}\n`;
  if (!isComplete(recorded)) yield `Bail out! ${escaped(incompleteText(recorded))}\n`;
}

function testPoint(number: number, result: ResultRecord, command: string): string {
  const { id, verdict } = result;
  const description = `${number} - ${escaped(id)}`;
  if (verdict === 'pass') return `ok ${description}\n`;
  if (isFinding(verdict)) return `not ok ${description}\n${diagnostic(result, command)}`;
  const directive = verdict === 'expectedFail' ? 'TODO' : 'SKIP';
  return `${verdict === 'expectedFail' ? 'not ok' : 'ok'} ${description} # ${directive} ${escaped(notCountedText(result))}\n`;
}

/** A YAML block; each value is JSON, which is YAML too, so that no value can break out of its line. */
function diagnostic({ id, verdict, reason, requirements, grade, finding }: ResultRecord, command: string): string {
  const { says, operation, context, input, range, difference, expected, actual }: Partial<Finding> = finding ?? {};
  const values = {
    ...{ severity: verdict, message: reason },
    requirements: Object.fromEntries(requirements.map((requirement) => [requirement, says?.[requirement] ?? ''])),
    ...{ grade, operation, context, input, range },
    ...(difference ? { at: difference.path, expected: difference.expected, actual: difference.actual } : { expected, actual }),
    repeat: `${command} --only=${id}`,
  };
  const lines = Object.entries(values).filter(([, value]) => value !== undefined);
  return ['---', ...lines.map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '...'].map((line) => `  ${line}\n`).join('');
}

/** A description or a reason: on one line, without what begins a directive. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('#', '\\#');
}
