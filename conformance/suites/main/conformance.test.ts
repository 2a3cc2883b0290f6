import { resolve } from 'node:path';
import { paint, wantsColor } from '../../report/colors.js';
import { groupedBy } from '../../report/groups.js';
import { JestMessages } from '../../report/jest-messages.js';
import { readRecordedRun } from '../../report/read-run.js';
import { complaintsOf } from '../../report/recorded-run.js';
import { hostedOptions } from '../../runner/hosted-options.js';
import { runOptions } from '../../runner/options.js';
import { maximumFailures } from '../../runner/report-options.js';
import { readRequirements } from '../../runner/requirements.js';
import { isFinding, type ResultRecord } from '../../runner/results.js';
import { runInThread } from '../../runner/run-in-thread.js';

/*
 * Hosts the runner in jest: all vectors are run while this file loads, then each requirement becomes a test. One of which
 * nothing could be tested is skipped, so that the closing lines tell it apart from one that holds.
 */

const { cwd, testOptions } = hostedOptions();
const file = resolve(cwd, testOptions.results);
await runInThread(runOptions(testOptions, 'npm test --', cwd), file);
const stream = readRecordedRun(file);
const { results, problem, run: header } = stream;
const complaints = complaintsOf(stream);
const messages = new JestMessages(
  { paint: paint(wantsColor(process.stderr)), width: process.stderr.columns ?? 120, command: header?.command ?? '' },
  maximumFailures(testOptions),
);

const requirementsOf = ({ requirements }: ResultRecord): string[] => (requirements.length > 0 ? requirements : ['(none)']);

function failWith(message: string | undefined): void {
  if (message === undefined) return;
  const error = new Error(message);
  // Where this is thrown says nothing about the failure; without any place jest takes the message for the stack.
  error.stack = `${message}\n    at <anonymous>:0:0`;
  throw error;
}

if (problem !== undefined) test('the run can be done', () => failWith(problem));
if (complaints.length > 0) test('the baseline holds', () => failWith(complaints.join('\n')));

// Nobody fails for what he lacks; but the reference lacks nothing but a runtime for programs.
const lacking = results.filter(({ verdict, reason }) => verdict === 'unsupported' && reason !== 'no operation program.run');
if (header?.implementation.impl === null) {
  test('the reference supports every vector', () => failWith(lacking.length === 0 ? undefined : `${lacking.length} are unsupported, the first: ${lacking[0].id}`));
}

const requirements = readRequirements();
for (const [area, inArea] of groupedBy(results, ({ area }) => [area])) {
  describe(area, () => {
    for (const [id, ofRequirement] of groupedBy(inArea, requirementsOf)) {
      const name = `${id} ${requirements.get(id)?.says ?? ''}`.trim();
      const tested = ofRequirement.some(({ verdict }) => verdict === 'pass' || isFinding(verdict));
      if (tested) test(name, () => failWith(messages.message(ofRequirement)));
      else test.skip(name, () => undefined);
    }
  });
}
