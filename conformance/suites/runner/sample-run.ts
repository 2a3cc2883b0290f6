import { hasStarted, recorded, type StartedRun } from '../../report/recorded-run.js';
import { noCounts, type EndRecord, type ResultRecord, type ResultsLine, type RunRecord, type Verdict } from '../../runner/results.js';

/* Streams of results, made by hand. */

export const RUN: RunRecord = {
  record: 'run',
  suite: { name: 'suite', version: '1.0', corpusHash: 'c0'.repeat(32) },
  implementation: { impl: './mine', name: 'mine', version: '2.0', language: 'C', operations: ['format.decode'] },
  ...{ grade: 'rejected', command: 'npm test -- --impl=./mine', vectors: 3, selection: {} },
  requirements: { 'BYTE-1': { says: 'A byte has eight bits.', level: 'MUST', topic: 'byte' } },
};

export function result(id: string, verdict: Verdict, more: Partial<ResultRecord> = {}): ResultRecord {
  return { record: 'result', id, area: 'format', topic: 'byte', requirements: ['BYTE-1'], polarity: 'positive', verdict, ...more };
}

export const FAILURE = result('byte.9', 'fail', {
  reason: 'the value differs at Size',
  finding: {
    says: { 'BYTE-1': 'A byte has eight bits.' },
    ...{ operation: 'format.decode', context: { formatVersion: '16.0' }, input: { kind: 'byte' } },
    bytes: { offset: 0, length: 3, hex: '09ff41' },
    range: [1, 3],
    difference: { path: 'Size', expected: { low: 1, high: 2 }, actual: { low: 1, high: 3 } },
  },
});
export const LEFT_OUT = result('byte.2', 'leftOut', { area: 'images', reason: 'x is missing; npm run images brings it' });
export const RESULTS = [result('byte.1', 'pass'), FAILURE, LEFT_OUT];

export const END: EndRecord = { record: 'end', totals: noCounts(), seconds: 1 };

export function started(lines: ResultsLine[]): StartedRun {
  const run = recorded(lines);
  if (!hasStarted(run)) throw new Error('a stream without its first line');
  return run;
}

/** A run with these results; complete, unless `more` says that there are others to come. */
export function runWith(results: ResultRecord[], more: Partial<RunRecord> = {}): StartedRun {
  const run = { ...RUN, vectors: results.length, ...more };
  return started([run, ...results, ...(run.vectors === results.length ? [END] : [])]);
}

/** Text that breaks out of every form that is written without care. */
const HOSTILE = '</failure>]]>&amp;"\'|`\n...\nnot ok 1\nBail out!\n# SKIP \\ @everyone <script> ``` ~~~ \u0000\u001b[31m\ud800\ufffe é 😀';

/** One vector of each verdict and more, with hostile text wherever an implementation or a spec author can put some. */
export const HOSTILE_RUN = runWith(
  [
    result('byte.1', 'pass', { grade: 'exact', polarity: 'negative' }),
    result('byte.2', 'fail', {
      reason: HOSTILE,
      finding: { says: { 'BYTE-1': HOSTILE }, operation: 'format.decode', input: HOSTILE, context: { [HOSTILE]: HOSTILE }, output: HOSTILE },
    }),
    result('byte.3', 'error', { reason: `crashed: ${HOSTILE}`, requirements: ['BYTE-2', 'BYTE-1'] }),
    result('byte.4', 'unsupported', { reason: HOSTILE, requirements: ['BYTE-3'] }),
    result('byte.5', 'expectedFail', { reason: HOSTILE, area: 'other' }),
    result('byte.6', 'informative', { area: 'other' }),
    result('byte.7', 'leftOut', { reason: HOSTILE, area: 'other', requirements: [] }),
  ],
  { implementation: { ...RUN.implementation, name: HOSTILE }, command: `npm test -- --impl='${HOSTILE}'` },
);
