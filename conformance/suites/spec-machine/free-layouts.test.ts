import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeVectorsOfKind } from '../../../tools/spec-machine/encode-vectors.js';
import { lintSpec } from '../../../tools/spec-machine/lint.js';
import { loadSpec, type Spec } from '../../../tools/spec-machine/spec.js';
import { vectorsOfKind } from '../../../tools/spec-machine/vectors.js';

/* A kind whose layout is the writer's choice: a byte that lies anywhere. */

const ENCODING = {
  free: true, drawn: 1, mayRefuse: 'value.Far > 200',
  refused: [{ id: 'odd', sample: 'six', set: { Far: 7 }, code: 'place.odd' }, { id: 'none', sample: 'six', set: { Far: null } }],
};

const TOPIC = {
  topic: 'places', title: 'Places', area: 'format', summary: 'A byte that lies anywhere.',
  definitions: { Place: { struct: [{ name: 'Offset', type: 'u8', hidden: true, derive: 'place.Far.start' }, { name: 'Far', type: 'u8', at: 'Offset', placed: 'after' }] } },
  kinds: { place: { title: 'A place', type: 'Place', phase: 'record', samples: [{ id: 'six', value: { Far: 6 }, contexts: [{}] }], encode: ENCODING } },
  requirements: [
    { id: 'PLC-1', level: 'MUST', says: 'It is read.', covers: ['place', 'place.encode'], source: ['-'], confidence: 'read' },
    { id: 'PLC-2', level: 'MUST', says: 'It is refused.', covers: ['place.unencodable'], source: ['-'], confidence: 'read' },
    { id: 'PLC-3', level: 'MUST', says: 'It is even.', on: 'Place', field: 'Far', holds: 'Far % 2 == 0', error: 'place.odd', source: ['-'], confidence: 'read' },
  ],
};

function load(topic: object): Spec {
  const folder = mkdtempSync(join(tmpdir(), 'spec-'));
  mkdirSync(join(folder, 'format'));
  writeFileSync(join(folder, 'format', 'places.json'), JSON.stringify(topic));
  writeFileSync(join(folder, 'versions.json'), '{"versions":[]}');
  writeFileSync(join(folder, 'errors.json'), JSON.stringify({ errors: ['place.odd', 'value.range'].map((code) => ({ code, phase: 'record', says: '-' })) }));
  const spec = loadSpec(folder);
  rmSync(folder, { recursive: true });
  return spec;
}

const made = (encode: object): ReturnType<typeof encodeVectorsOfKind> => {
  const spec = load({ ...TOPIC, kinds: { place: { ...TOPIC.kinds.place, encode } } });
  return encodeVectorsOfKind(spec, 'place', vectorsOfKind(spec, 'place'));
};
const rejection = (...codes: string[]): object => ({ rejection: { phase: 'record', codes } });
const byId = new Map(made(ENCODING).map((vector) => [vector.id, vector]));

test('the topic has no problem', () => {
  expect(lintSpec(load(TOPIC))).toEqual([]);
});

test.each<[id: string, value: object, expectation: object, requirement: string]>([
  ['place.six.encode', { Far: 6 }, { readsBack: true }, 'PLC-1'],
  ['place.six.far.top-bit.encode', { Far: 128 }, { readsBack: true }, 'PLC-1'],
  ['place.encode.odd', { Far: 7 }, rejection('value.range', 'place.odd'), 'PLC-2'],
  ['place.encode.none', { Far: null }, rejection('value.range'), 'PLC-2'],
  ['place.encode.changed.far.is-minus-1', { Far: -1 }, rejection('value.range'), 'PLC-2'],
  ['place.encode.changed.far.is-4294967296', { Far: 4294967296 }, rejection('value.range'), 'PLC-2'],
  ['place.encode.changed.far.missing', {}, rejection('value.range'), 'PLC-2'],
])('%s: what was read has bytes, what no bytes hold is refused', (id, value, expectation, requirement) => {
  expect(byId.get(id)).toMatchObject({ operation: 'format.encode', input: { kind: 'place', value }, expect: expectation, requirements: [requirement] });
});

test('a change that the schema allows says nothing: 128 may have bytes', () => {
  expect([...byId.keys()].filter((id) => id.startsWith('place.encode.changed'))).toHaveLength(3);
});

test('a value that a writer may refuse is either', () => {
  expect(made({ ...ENCODING, mayRefuse: 'value.Far > 100' }).find(({ id }) => id === 'place.six.far.top-bit.encode')?.expect).toEqual({ oneOf: [{ readsBack: true }, rejection('value.range')] });
});

test.each<[what: string, refused: object, message: RegExp]>([
  ['what has bytes', { id: 'six', sample: 'six', set: { Far: 6 } }, /this value has bytes/],
  ['a sample that there is not', { id: 'six', sample: 'seven', set: { Far: 7 } }, /no sample seven/],
  ['a code of another phase', { id: 'odd', sample: 'six', set: { Far: 7 }, code: 'rva.outside' }, /is of the phase/],
])('refused cannot be %s', (_, refused, message) => {
  expect(() => made({ ...ENCODING, refused: [refused] })).toThrow(message);
});
