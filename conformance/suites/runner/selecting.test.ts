import type { Context } from '../../contract/protocol.js';
import type { Corpus, CorpusVector } from '../../runner/corpus.js';
import { outOfScope, select } from '../../runner/select.js';

const vector = (id: string, area: string, context: Context = {}): CorpusVector => ({
  ...{ id, area, topic: 'topic', requirements: [], operation: 'format.decode', input: {}, context, expect: { value: 0 } },
  origin: 'derived',
});
const VECTORS = [vector('header.a', 'format'), vector('header.a.truncated', 'format'), vector('lower.a+b', 'wasm')];
const CORPUS: Corpus = { vectors: VECTORS, byId: new Map(), kinds: {} };

const SELECTIONS: [only: string[], area: string[], ids: string[]][] = [
  [[], [], ['header.a', 'header.a.truncated', 'lower.a+b']],
  [['header.a'], [], ['header.a']],
  [['header.*'], [], ['header.a', 'header.a.truncated']],
  [['*.truncated', 'lower.?+b'], [], ['header.a.truncated', 'lower.a+b']],
  [['header?a'], [], ['header.a']],
  [['a'], [], []],
  [[], ['wasm'], ['lower.a+b']],
  [['header.*'], ['wasm'], []],
];

test.each(SELECTIONS)('--only=%s --area=%s selects %s', (only, area, ids) => {
  expect(select(CORPUS, { only, area }).map(({ id }) => id)).toEqual(ids);
});

const SCOPES: [formatVersions: string[] | undefined, targets: string[] | undefined, context: Context, inScope: boolean][] = [
  [undefined, undefined, { formatVersion: '16.0', machine: 'AMD64' }, true],
  [['16.0'], undefined, { formatVersion: '16.0' }, true],
  [['16.0'], undefined, { formatVersion: '16.1' }, false],
  [['16'], undefined, { formatVersion: '16.1' }, true],
  [['2.2..9.1'], undefined, { formatVersion: '9.1' }, true],
  [['2.2..9.1'], undefined, { formatVersion: '9.2' }, false],
  [['2.2..9'], undefined, { formatVersion: '9.2' }, true],
  [['2.2..9'], undefined, { formatVersion: '2.1' }, false],
  [['9.1', '16'], undefined, { formatVersion: '10.1' }, false],
  [['9.1'], undefined, {}, true],
  [[], undefined, { formatVersion: '9.1' }, false],
  [undefined, ['AMD64'], { machine: 'AMD64', os: 'Linux' }, true],
  [undefined, ['AMD64'], { machine: 'ARM64' }, false],
  [undefined, ['AMD64/Linux'], { machine: 'AMD64', os: 'Linux' }, true],
  [undefined, ['AMD64/Linux'], { machine: 'AMD64', os: 'Windows' }, false],
  [undefined, ['AMD64/Linux'], { machine: 'AMD64' }, true],
  [undefined, ['AMD64/Linux'], { os: 'Windows' }, true],
];

test.each(SCOPES)('with versions %j and targets %j, context %j is in scope: %s', (formatVersions, targets, context, inScope) => {
  const implementation = { name: 'n', operations: ['format.decode'], formatVersions, targets };
  expect(outOfScope(vector('v', 'format', context), implementation) === undefined).toBe(inScope);
});
