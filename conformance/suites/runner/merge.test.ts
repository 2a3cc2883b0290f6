import { CannotMerge, mergeRuns, streamOf, type NamedRun } from '../../report/merge.js';
import { isComplete, type StartedRun } from '../../report/recorded-run.js';
import type { ResultRecord, ResultsLine, RunRecord } from '../../runner/results.js';
import { END, result, RUN, started } from './sample-run.js';

const pass = (...ids: string[]): ResultRecord[] => ids.map((id) => result(id, 'pass'));

/** The run of a shard, of five vectors in all; without `end` it was cut off. */
const shard = (index: number, results: ResultRecord[], more: Partial<RunRecord> = {}, end: ResultsLine[] = [END]): StartedRun =>
  started([{ ...RUN, vectors: results.length, shard: { index, count: 2, vectors: 5 }, ...more }, ...results, ...end]);
const ONE = shard(1, pass('a', 'c', 'e'));
const TWO = shard(2, [result('b', 'fail'), result('d', 'unsupported')], { requirements: { 'BYTE-2': { says: 'Two.', level: 'MAY', topic: 'byte' } } });

const named = (...runs: StartedRun[]): NamedRun[] => runs.map((run, index) => ({ name: `${String.fromCharCode(65 + index)}.jsonl`, run }));

test('shards make one run, in whatever order they come', () => {
  const merged = mergeRuns(named(TWO, ONE));
  expect(merged).toEqual(mergeRuns(named(ONE, TWO)));
  expect(merged.run).toEqual({ ...RUN, vectors: 5, requirements: { ...RUN.requirements, 'BYTE-2': { says: 'Two.', level: 'MAY', topic: 'byte' } } });
  expect(merged.results.map(({ id }) => id)).toEqual(['a', 'c', 'e', 'b', 'd']);
  expect(merged.end).toMatchObject({ totals: { pass: 3, fail: 1, unsupported: 1 }, seconds: 2 });
  expect(isComplete(merged)).toBe(true);
});

test('the merged run is written as a stream that is read as the same run', () => {
  const merged = mergeRuns(named(ONE, TWO));
  expect(started([...streamOf(merged)])).toEqual(merged);
});

const only = (area: string, results: ResultRecord[], more: Partial<RunRecord> = {}, end: ResultsLine[] = [END]): StartedRun =>
  started([{ ...RUN, vectors: results.length, selection: { area: [area] }, ...more }, ...results, ...end]);
const CUT_OFF = shard(1, pass('a', 'c'), { vectors: 3 }, []);

const COMPLETE: [what: string, runs: StartedRun[], complete: boolean, vectors: number, results: number][] = [
  ['all shards', [ONE, TWO], true, 5, 5],
  ['a shard alone', [ONE], false, 5, 3],
  ['the same shard twice', [ONE, ONE], false, 5, 3],
  ['a shard that was cut off', [CUT_OFF, TWO], false, 5, 4],
  ['a shard that was cut off, and its repetition', [CUT_OFF, TWO, ONE], true, 5, 5],
  ['two areas', [only('x', pass('a', 'b')), only('y', pass('c'))], true, 3, 3],
  ['two areas, one of them cut off', [only('x', pass('a', 'b')), only('y', pass('c'), { vectors: 7 }, [])], false, 9, 3],
  ['two runs of the same', [only('x', pass('a', 'b')), only('x', pass('a', 'b'))], true, 2, 2],
  ['a run that was cut off, and its repetition', [only('x', pass('a'), { vectors: 2 }, []), only('x', pass('a', 'b'))], true, 2, 2],
  ['two halves of runs that were cut off', [only('x', pass('a'), { vectors: 2 }, []), only('x', pass('b'), { vectors: 2 }, [])], false, 2, 2],
];

test.each(COMPLETE)('%s: complete or not', (_, runs, complete, vectors, results) => {
  const merged = mergeRuns(named(...runs));
  expect([isComplete(merged), merged.run.vectors, merged.results.length]).toEqual([complete, vectors, results]);
});

test('complaints are made once', () => {
  const complaining = (run: StartedRun): StartedRun => ({ ...run, end: { ...END, complaints: ['line x expired'] } });
  expect(mergeRuns(named(complaining(ONE), complaining(TWO))).end?.complaints).toEqual(['line x expired']);
});

test('areas are put together', () => {
  expect(mergeRuns(named(only('x', pass('a')), only('y', pass('b')))).run.selection).toEqual({ area: ['x', 'y'] });
});

const { suite, implementation } = RUN;
const REFUSED: [what: string, run: StartedRun, message: string][] = [
  ['another version of the suite', shard(2, [], { suite: { ...suite, version: '1.1' } }), 'A.jsonl and B.jsonl have different suites: '],
  ['another corpus', shard(2, [], { suite: { ...suite, corpusHash: 'd0'.repeat(32) } }), 'A.jsonl and B.jsonl have different suites: '],
  ['another implementation', shard(2, [], { implementation: { ...implementation, name: 'theirs' } }), 'A.jsonl and B.jsonl have different implementations: '],
  ['another version of it', shard(2, [], { implementation: { ...implementation, version: '2.1' } }), 'A.jsonl and B.jsonl have different implementations: '],
  ['another grade', shard(2, [], { grade: 'exact' }), 'A.jsonl and B.jsonl have different grades: "rejected" and "exact"'],
  ['another number of shards', shard(2, [], { shard: { index: 2, count: 3, vectors: 5 } }), 'A.jsonl and B.jsonl have different numbers of shards: 2 and 3'],
  ['no shard', shard(2, [], { shard: undefined }), 'A.jsonl and B.jsonl have different numbers of shards: 2 and "not sharded"'],
  ['a shard of another selection', shard(2, [], { selection: { area: ['x'] } }), 'A.jsonl and B.jsonl have different selections in their shards: {} and {"area":["x"]}'],
  ['a contradiction', shard(1, [result('a', 'fail')]), 'the vector a is pass in A.jsonl and fail in B.jsonl'],
  ['another grade reached', shard(1, [result('a', 'pass', { grade: 'phase' })]), 'the vector a is pass in A.jsonl and pass (phase) in B.jsonl'],
];

test.each(REFUSED)('%s is refused', (_, run, message) => {
  expect(() => mergeRuns(named(ONE, run))).toThrow(CannotMerge);
  expect(() => mergeRuns(named(ONE, run))).toThrow(message);
});

test('selections that differ in two options are refused', () => {
  const [one, two] = [only('x', pass('a')), only('y', pass('b'))];
  one.run.selection.only = ['a'];
  two.run.selection.only = ['b'];
  expect(() => mergeRuns(named(one, two))).toThrow('the selections differ in more than one option: area, only');
});

test('where the implementation lies may differ', () => {
  const elsewhere = shard(2, TWO.results, { implementation: { ...implementation, impl: '/other/mine' } });
  expect(isComplete(mergeRuns(named(ONE, elsewhere)))).toBe(true);
});
