import type { Answer, Expectation, TracePattern, Vector } from '../../contract/protocol.js';
import { Dumps } from '../../runner/dumps.js';
import { judge } from '../../runner/judge.js';

const REJECTION: Expectation = { rejection: { phase: 'bind', codes: ['x'], range: [0, 4] } };
const A = { kind: 'a' };
const B = { kind: 'b', id: 1 };
const C = { kind: 'c' };
const trace = (...pattern: TracePattern): Expectation => ({ trace: pattern });
const traced = (...events: unknown[]): Answer => ({ accepted: { exitCode: 0, trace: events } });

const CASES: [what: string, expect: Expectation, answer: Answer, verdict: string, path?: string][] = [
  ['a value', { value: { a: 1 } }, { accepted: { value: { a: 1 } } }, 'pass'],
  ['a value without the wrapper', { value: { a: 1 } }, { accepted: { a: 1 } }, 'fail'],
  ['another value', { value: { a: 1 } }, { accepted: { value: { a: 2 } } }, 'fail', 'a'],
  ['another end', { value: 1, end: 2 }, { accepted: { value: 1, end: 3 } }, 'fail', '(end)'],
  ['no end', { value: 1, end: 2 }, { accepted: { value: 1 } }, 'pass'],
  ['a value that was rejected', { value: 1 }, { rejected: {} }, 'fail'],
  ['a value that is not supported', { value: 1 }, { unsupported: 'no' }, 'unsupported'],
  ['a rejection', REJECTION, { rejected: {} }, 'pass'],
  ['a rejection that was accepted', REJECTION, { accepted: { value: 1 } }, 'fail'],
  ['the first of several', { oneOf: [{ value: 1 }, REJECTION] }, { accepted: { value: 1 } }, 'pass'],
  ['the second of several', { oneOf: [{ value: 1 }, REJECTION] }, { rejected: {} }, 'pass'],
  ['none of several', { oneOf: [{ value: 1 }, REJECTION] }, { accepted: { value: 2 } }, 'fail', ''],
  ['steps', { steps: [{ expect: REJECTION }, { expect: { value: 1 } }] }, { accepted: [{ rejected: {} }, { accepted: { value: 1 } }] }, 'pass'],
  ['a wrong step', { steps: [{ expect: REJECTION }, { expect: { value: 1 } }] }, { accepted: [{ rejected: {} }, { accepted: { value: 2 } }] }, 'fail', 'steps[1].'],
  ['too few steps', { steps: [{ expect: REJECTION }] }, { accepted: [] }, 'fail'],
  ['a step that is no answer', { steps: [{ expect: REJECTION }] }, { accepted: ['x'] }, 'fail'],
  ['a trace', trace(A, B), traced(A, B), 'pass'],
  ['a trace whose events say more', trace({ kind: 'b' }), traced(B), 'pass'],
  ['a trace in another order', trace(A, B), traced(B, A), 'fail', 'trace[0]'],
  ['an event too many', trace(A), traced(A, B), 'fail', 'trace[1]'],
  ['an event too few', trace(A, B), traced(A), 'fail', 'trace[1]'],
  ['anything between', trace(A, { anything: true }, C), traced(A, B, A, C, C), 'pass'],
  ['a group in any order', trace({ anyOrder: [A, B, C] }, A), traced(C, A, B, A), 'pass'],
  ['a group with a wrong member', trace({ anyOrder: [A, B] }), traced(A, C), 'fail', 'trace[0]'],
  ['an event that must never come', trace({ never: { kind: 'b' } }, { anything: true }), traced(A, B), 'fail', 'trace[0]'],
  ['an event that must not come any more', trace(B, { never: { kind: 'b' } }, { anything: true }), traced(B, A, C), 'pass'],
  ['no trace at all', trace(A), { accepted: { exitCode: 0 } }, 'unsupported'],
];

const WRITTEN: Expectation = { value: { bytes: 'AQE=' } };
const REFUSED: Expectation = { rejection: { phase: 'record', codes: ['value.range'] } };

test.each<[what: string, expect: Expectation, answer: Answer, verdict: string, difference?: object]>([
  ['the bytes', WRITTEN, { accepted: { bytes: 'AQE=' } }, 'pass'],
  ['the bytes without padding', WRITTEN, { accepted: { bytes: 'AQE' } }, 'pass'],
  ['other bytes', WRITTEN, { accepted: { bytes: 'gA==' } }, 'fail', { path: 'bytes', expected: '0101', actual: '80' }],
  ['no bytes', WRITTEN, { accepted: { value: 'AQE=' } }, 'fail'],
  ['a refusal, which has no range', REFUSED, { rejected: { phase: 'record', code: 'value.range' } }, 'pass'],
  ['a refusal for another reason', REFUSED, { rejected: { phase: 'record', code: 'truncated', range: [0, 1] } }, 'fail'],
  ['bytes of a value that has none', REFUSED, { accepted: { bytes: '' } }, 'fail'],
  ['the second of two forms', { oneOf: [REFUSED, WRITTEN] }, { accepted: { bytes: 'AQE=' } }, 'pass'],
])('of a writer: %s', (...[, expected, answer, verdict, difference]) => {
  const vector: Vector = { id: 'v', requirements: [], operation: 'format.encode', input: { kind: 'x', value: 64 }, context: {}, expect: expected, origin: 'derived' };
  const judgement = judge(vector, answer, { grade: 'exact', dumps: new Dumps() });
  expect(judgement.verdict).toBe(verdict);
  expect(judgement.difference).toEqual(difference);
});

test.each(CASES)('%s', (...[, expected, answer, verdict, path]) => {
  const vector: Vector = { id: 'v', requirements: [], operation: 'format.decode', input: {}, context: {}, expect: expected, origin: 'derived' };
  const judgement = judge(vector, answer, { grade: 'rejected', dumps: new Dumps() });
  expect(judgement.verdict).toBe(verdict);
  expect(judgement.difference?.path).toBe(path);
});

test.each<[what: string, accepted: unknown, verdict: string, reason?: RegExp]>([
  ['no module', { value: 0 }, 'fail', /an object with the member `module`/],
  ['a module that is none', { module: 'AQID' }, 'fail', /no valid module/],
  ['a module without a thunk', { module: 'AGFzbQEAAAA=' }, 'fail', /exports no function/],
])('of a thunk: %s', (_what, accepted, verdict, reason) => {
  const thunk = { family: 'forward', type: 'iii>v', target: 'iii>v', gets: ['0', '1', 'p-4'] } as const;
  const vector: Vector = { id: 'v', requirements: [], operation: 'wasm.thunk', input: { key: 'Uviii', helperCell: 0 }, context: {}, expect: { thunk: { ...thunk, gets: [...thunk.gets] } }, origin: 'derived' };
  const judgement = judge(vector, { accepted }, { grade: 'exact', dumps: new Dumps() });
  expect(judgement.verdict).toBe(verdict);
  expect(judgement.reason).toMatch(reason ?? /^$/);
});
