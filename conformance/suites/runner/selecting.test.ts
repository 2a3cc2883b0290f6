import type { Context } from '../../contract/protocol.js';
import type { Corpus, CorpusVector } from '../../runner/corpus.js';
import type { Requirements } from '../../runner/requirements.js';
import { outOfScope } from '../../runner/scope.js';
import { select, type Selection } from '../../runner/select.js';

const vector = (id: string, area: string, context: Context = {}, requirements: string[] = []): CorpusVector => ({
  ...{ id, area, topic: 'topic', requirements, operation: 'format.decode', input: {}, context, expect: { value: 0 } },
  origin: 'derived',
});
const VECTORS = [
  vector('header.a', 'format', {}, ['HDR-1']),
  vector('header.a.truncated', 'format', { formatVersion: '9.1' }, ['HDR-1', 'HDR-2']),
  vector('header.b', 'format', { formatVersion: '16.0', machine: 'AMD64', os: 'Linux' }, ['HDR-2']),
  vector('lower.a+b', 'wasm', { formatVersion: '16.1', machine: 'WASM32' }, ['LOW-1']),
];
const CORPUS: Corpus = { vectors: VECTORS, byId: new Map(), kinds: {} };
const REQUIREMENTS: Requirements = new Map([
  ['HDR-1', { says: '', topic: '', level: 'MUST' }],
  ['HDR-2', { says: '', topic: '', level: 'SHOULD' }],
  ['LOW-1', { says: '', topic: '', level: 'MUST' }],
]);
const ALL = VECTORS.map(({ id }) => id);

const SELECTIONS: [selection: Selection, ids: string[]][] = [
  [{}, ALL],
  [{ only: [], area: [], requirement: [], level: [], formatVersion: [], target: [] }, ALL],
  [{ only: ['header.a'] }, ['header.a']],
  [{ only: ['header.*'] }, ['header.a', 'header.a.truncated', 'header.b']],
  [{ only: ['*.truncated', 'lower.?+b'] }, ['header.a.truncated', 'lower.a+b']],
  [{ only: ['header?a'] }, ['header.a']],
  [{ area: ['wasm'] }, ['lower.a+b']],
  [{ area: ['wasm', 'format'] }, ALL],
  [{ requirement: ['HDR-2'] }, ['header.a.truncated', 'header.b']],
  [{ requirement: ['*-1'] }, ['header.a', 'header.a.truncated', 'lower.a+b']],
  [{ requirement: ['HDR-1'], only: ['*.truncated'] }, ['header.a.truncated']],
  [{ level: ['SHOULD'] }, ['header.a.truncated', 'header.b']],
  [{ level: ['SHOULD', 'MUST'] }, ALL],
  [{ formatVersion: ['9.1'] }, ['header.a', 'header.a.truncated']],
  [{ formatVersion: ['16'] }, ['header.a', 'header.b', 'lower.a+b']],
  [{ formatVersion: ['9..16.0'] }, ['header.a', 'header.a.truncated', 'header.b']],
  [{ target: ['AMD64/Linux'] }, ['header.a', 'header.a.truncated', 'header.b']],
  [{ target: ['WASM32'] }, ['header.a', 'header.a.truncated', 'lower.a+b']],
];

test.each(SELECTIONS)('%j selects %j', (selection, ids) => {
  const { vectors, ofAllShards } = select(CORPUS, selection, REQUIREMENTS);
  expect(vectors.map(({ id }) => id)).toEqual(ids);
  expect(ofAllShards).toBe(ids.length);
});

const MISTAKES: [selection: Selection, message: string][] = [
  [{ only: ['a'] }, 'no vector matches --only=a; did you mean header.a or header.b or lower.a+b?'],
  [{ only: ['header.a', 'headr.a'] }, 'no vector matches --only=headr.a; did you mean header.a or header.b?'],
  [{ only: ['headers.*'] }, 'no vector matches --only=headers.*; did you mean header.*?'],
  [{ only: ['something.else'] }, 'no vector matches --only=something.else'],
  [{ area: ['formats'] }, 'no area is called formats; there are format, wasm'],
  [{ requirement: ['hdr-1'] }, 'no vector matches --requirement=hdr-1; did you mean HDR-1 or HDR-2?'],
  [{ requirement: ['HRD-*'] }, 'no vector matches --requirement=HRD-*; did you mean HDR-*?'],
  [{ formatVersion: ['9.2'] }, 'no vector is of format version 9.2; there are 9.1, 16.0, 16.1'],
  [{ target: ['amd64'] }, 'no vector is for the target amd64; did you mean AMD64 or AMD64/Linux?'],
  [{ target: ['PDP11'] }, 'no vector is for the target PDP11; there are AMD64/Linux'],
  [{ only: ['header.*'], area: ['wasm'] }, 'no vector matches --only=header.* --area=wasm together'],
  [{ only: ['header.a'], shard: { index: 2, count: 3 } }, 'shard 2 of 3 is empty: there are only 1 vectors'],
];

test.each(MISTAKES)('%j is a mistake', (selection, message) => {
  expect(() => select(CORPUS, selection, REQUIREMENTS)).toThrow(message);
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
