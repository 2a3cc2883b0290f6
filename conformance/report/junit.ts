import { isFinding, type ResultRecord } from '../runner/results.js';
import { paint } from './colors.js';
import { failureText, type FailureStyle } from './failure.js';
import { groupedBy } from './groups.js';
import { complaintsOf, incompleteText, isComplete, type StartedRun } from './recorded-run.js';
import { notCountedText } from './not-counted.js';

/** Name of the suite with the cases that stand for the vectors that are missing, and for what else fails the run. */
const RUN_SUITE = 'run';

interface Numbers {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}

/**
 * The report in the form of JUnit (spec/schema/report/junit.xsd): a suite for each area, a case for each vector. What does
 * not count is skipped, with the reason; vectors that are missing and what else fails the run are errors, for the form has no
 * word for them.
 */
export function* junitReport(recorded: StartedRun): Iterable<string> {
  const { run, results, end } = recorded;
  const style: FailureStyle = { paint: paint(false), width: 120, command: run.command };
  const { tests, failures, errors } = numbersOf(results);
  const ofRun = errorsOfRun(recorded);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  const all = { name: run.implementation.name, tests: tests + ofRun.length, failures, errors: errors + ofRun.length };
  yield `<testsuites${attributes(end ? { ...all, time: end.seconds } : all)}>\n`;
  for (const [area, inArea] of groupedBy(results, ({ area }) => [area])) {
    yield ` <testsuite${attributes({ name: area, ...numbersOf(inArea) })}>\n`;
    yield* properties(recorded);
    for (const result of inArea) yield testCase(result, style);
    yield ' </testsuite>\n';
  }
  if (ofRun.length > 0) yield runSuite(ofRun);
  yield '</testsuites>\n';
}

function* properties({ run: { suite, implementation, grade } }: StartedRun): Iterable<string> {
  const values = { suite: `${suite.name} ${suite.version}`, corpusHash: suite.corpusHash, implementation: implementation.version ?? '', grade };
  yield '  <properties>\n';
  for (const [name, value] of Object.entries(values)) yield `   <property${attributes({ name, value })}/>\n`;
  yield '  </properties>\n';
}

function testCase(result: ResultRecord, style: FailureStyle): string {
  const { id, area, topic, verdict, reason } = result;
  const opening = `  <testcase${attributes({ name: id, classname: `${area}.${topic}` })}`;
  if (verdict === 'pass') return `${opening}/>\n`;
  if (!isFinding(verdict)) return `${opening}><skipped${attributes({ message: notCountedText(result) })}/></testcase>\n`;
  const element = verdict === 'fail' ? 'failure' : 'error';
  const type = result.requirements.join(' ');
  const text = escaped(failureText(result, style));
  return `${opening}><${element}${attributes({ message: reason ?? verdict, type })}>${text}</${element}></testcase>\n`;
}

interface RunError {
  name: string;
  type: string;
  message: string;
}

function errorsOfRun(recorded: StartedRun): RunError[] {
  const errors = complaintsOf(recorded).map((message, index) => ({ name: `baseline ${index + 1}`, type: 'baseline', message }));
  return isComplete(recorded) ? errors : [...errors, { name: 'complete', type: 'incomplete', message: incompleteText(recorded) }];
}

function runSuite(cases: RunError[]): string {
  const numbers: Numbers = { tests: cases.length, failures: 0, errors: cases.length, skipped: 0 };
  const lines = cases.map(({ name, type, message }) => {
    const error = `<error${attributes({ message, type })}/>`;
    return `  <testcase${attributes({ name, classname: RUN_SUITE })}>${error}</testcase>\n`;
  });
  return ` <testsuite${attributes({ name: RUN_SUITE, ...numbers })}>\n${lines.join('')} </testsuite>\n`;
}

function numbersOf(results: ResultRecord[]): Numbers {
  const numbers: Numbers = { tests: results.length, failures: 0, errors: 0, skipped: 0 };
  for (const { verdict } of results) {
    if (verdict === 'fail') numbers.failures++;
    else if (verdict === 'error') numbers.errors++;
    else if (verdict !== 'pass') numbers.skipped++;
  }
  return numbers;
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`)
    .join('');
}

/** What XML cannot hold at all (XML 1.0, 2.2: Char) is written as in JSON, after a backslash. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
