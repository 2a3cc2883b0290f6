import { readCorpus, type CorpusVector } from '../../runner/corpus.js';
import { dealt } from '../../runner/shard.js';
import { temporaryFolder } from '../temporary-folder.js';
import { byteVectors, corpusOf, MISSING_BYTE, runCorpus, writeFiles } from './fixtures.js';

const { vectors } = readCorpus();
const shards = (all: CorpusVector[], count: number): CorpusVector[][] =>
  Array.from({ length: count }, (_, index) => dealt(all, { index: index + 1, count }));
const topic = ({ area, topic }: CorpusVector): string => `${area}/${topic}`;
const counted = (keys: string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

const THREE = shards(vectors, 3);

test.each([
  [1, shards(vectors, 1)],
  [3, THREE],
])('%i shards have every vector of the corpus once, each in the order of the corpus', (_, parts) => {
  const position = new Map(vectors.map(({ id }, index) => [id, index]));
  expect(parts.flat().map(({ id }) => id).sort()).toEqual(vectors.map(({ id }) => id).sort());
  for (const part of parts) {
    const positions = part.map(({ id }) => position.get(id) ?? -1);
    expect(positions).toEqual(positions.toSorted((left, right) => left - right));
  }
});

test('shards differ by one vector at most, in all and in each topic', () => {
  const sizes = THREE.map(({ length }) => length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  const counts = THREE.map((part) => counted(part.map(topic)));
  for (const name of new Set(vectors.map(topic))) {
    const inTopic = counts.map((of) => of.get(name) ?? 0);
    expect(Math.max(...inTopic) - Math.min(...inTopic)).toBeLessThanOrEqual(1);
  }
});

test('each shard has about its share of what has to be rejected', () => {
  const share = (part: CorpusVector[]): number => part.filter(({ expect: { ...expected } }) => 'rejection' in expected).length / part.length;
  for (const part of THREE) expect(Math.abs(share(part) - share(vectors))).toBeLessThan(0.05);
});

test('the order of the vectors says nothing about their shard', () => {
  const ids = (part: CorpusVector[]): string[] => part.map(({ id }) => id).sort();
  expect(ids(dealt(vectors.toReversed(), { index: 1, count: 3 }))).toEqual(ids(THREE[0]));
});

test('a rejection whose twin is in another shard is judged by it all the same', async () => {
  const corpus = corpusOf([MISSING_BYTE, ...byteVectors([7])]);
  const folder = temporaryFolder();
  writeFiles(folder, { 'no.mjs': `export const operations = { 'format.decode': () => ({ rejected: {} }) };` });
  const runs = await Promise.all([1, 2].map((index) => runCorpus(corpus, 'no.mjs', { cwd: folder, shard: { index, count: 2 } })));
  expect(runs.map(({ recorded }) => recorded.results.length)).toEqual([1, 1]);
  expect(runs.map(({ recorded }) => recorded.run?.shard)).toEqual([1, 2].map((index) => ({ index, count: 2, vectors: 2 })));
  const found = runs.flatMap(({ recorded }) => recorded.results).find(({ id }) => id === MISSING_BYTE.id);
  expect(found).toMatchObject({ verdict: 'fail', failure: 'twin' });
});
