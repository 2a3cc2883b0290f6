import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vectorsOfCalculation } from '../../../tools/spec-machine/calculations.js';
import { encodeVectorsOfKind } from '../../../tools/spec-machine/encode-vectors.js';
import { lintSpec } from '../../../tools/spec-machine/lint.js';
import { loadSpec, type Spec } from '../../../tools/spec-machine/spec.js';
import type { GeneratedVector } from '../../../tools/spec-machine/vectors.js';

const EXAMPLE = { kind: 'offset', context: {}, source: ['-'] };

const TOPIC = {
  topic: 'offsets', title: 'Offsets', area: 'format', summary: 'What a writer makes of values, and what is computed from an input.',
  definitions: {
    Offset: { struct: [{ name: 'Half', type: 'native-signed', hidden: true, from: 'Value / 2' }, { name: 'Value', let: 'Half * 2' }] },
    Digit: { params: ['number', 'digit'], function: 'number * 10 + digit' },
    Decimal: { params: ['text'], function: "fold('Digit', utf8(text).map(b, b - 48), 0)" },
  },
  kinds: {
    distance: { title: 'A distance', type: 'native-signed', phase: 'record', samples: [{ id: 'one', value: 1, contexts: [{}] }], encode: { mayRefuse: 'value > 1000', values: [{ id: 'far', value: 2000 }] } },
    offset: { title: 'An offset', type: 'Offset', phase: 'record', samples: [{ id: 'two', value: { Half: 1 }, contexts: [{}] }],
      encode: { values: [{ id: 'four', value: { Value: 4 } }, { id: 'odd', value: { Value: 5 } }, { id: 'without-value', value: {} }] } },
  },
  calculations: {
    number: { title: 'A number', operation: 'hash.compute', phase: 'record', result: "{'hash': Decimal(input.name)}", refuses: [{ when: "input.name == ''", error: 'number.none' }], cases: [
      { id: 'none', input: { name: '' } },
      { id: 'twelve', input: { name: '12' }, value: { hash: 12 }, source: ['-'] },
      { id: 'odd', input: { name: '345' }, holds: 'result.hash % 2 == 1', covers: 'Digit', source: ['-'] },
      { id: 'zero', input: { name: '0' } },
    ] },
  },
  requirements: [
    { id: 'OFF-1', level: 'MUST', says: 'It is written.', covers: ['distance.encode', 'offset.encode', 'distance', 'offset'], source: ['-'], confidence: 'read' },
    { id: 'OFF-2', level: 'MUST', says: 'It is refused.', covers: ['distance.unencodable', 'offset.unencodable'], source: ['-'], confidence: 'unverified' },
    { id: 'OFF-3', level: 'MUST', says: 'It is computed.', covers: ['number'], source: ['-'], confidence: 'read' },
    { id: 'OFF-4', level: 'MUST', says: 'Digits count.', covers: ['Digit'], source: ['-'], confidence: 'read' },
    { id: 'OFF-5', level: 'MUST', says: 'No digit is no number.', covers: ['error:number.none'], source: ['-'], confidence: 'read' },
  ],
  examples: [
    { ...EXAMPLE, id: 'offset.example-six', hex: '06', value: { Value: 6 } },
    { ...EXAMPLE, id: 'offset.example-overlong', hex: '0D 00', value: { Value: 6 } },
  ],
};

function load(topic: object): Spec {
  const folder = mkdtempSync(join(tmpdir(), 'spec-'));
  mkdirSync(join(folder, 'format'));
  writeFileSync(join(folder, 'format', 'offsets.json'), JSON.stringify(topic));
  writeFileSync(join(folder, 'versions.json'), '{"versions":[]}');
  writeFileSync(join(folder, 'errors.json'), JSON.stringify({ errors: ['number.none', 'value.range', 'native-integer.first-byte'].map((code) => ({ code, phase: 'record', says: '-' })) }));
  const spec = loadSpec(folder);
  rmSync(folder, { recursive: true });
  return spec;
}

const spec = load(TOPIC);
const byId = (vectors: GeneratedVector[]): Map<string, GeneratedVector> => new Map(vectors.map((vector) => [vector.id, vector]));
const written = byId([...encodeVectorsOfKind(spec, 'distance', []), ...encodeVectorsOfKind(spec, 'offset', [])]);
const computed = byId(vectorsOfCalculation(spec, 'number'));
const bytes = (hex: string): object => ({ value: { bytes: Buffer.from(hex, 'hex').toString('base64') } });
const REFUSED = { rejection: { phase: 'record', codes: ['value.range'] } };

test('the topic has no problem', () => {
  expect(lintSpec(spec)).toEqual([]);
});

test.each<[id: string, expectation: object, requirement: string]>([
  ['distance.encode.max-1-byte', bytes('7e'), 'OFF-1'],
  ['distance.encode.above-maximum', REFUSED, 'OFF-2'],
  ['distance.encode.above-64-bits', REFUSED, 'OFF-2'],
  ['distance.encode.minus-one', { oneOf: [REFUSED, bytes('0fffffffff')] }, 'OFF-2'],
  ['distance.encode.far', { oneOf: [REFUSED, bytes('411f')] }, 'OFF-2'],
  ['offset.encode.four', bytes('04'), 'OFF-1'],
  ['offset.encode.odd', REFUSED, 'OFF-2'],
  ['offset.encode.without-value', REFUSED, 'OFF-2'],
  ['offset.example-six.encode', bytes('06'), 'OFF-1'],
])('%s is what a writer makes of the value, or none if it is not read back', (id, expectation, requirement) => {
  expect(written.get(id)).toMatchObject({ operation: 'format.encode', expect: expectation, requirements: [requirement] });
});

test('an example in a longer form says nothing of what is written', () => {
  expect([...written.keys()].filter((id) => id.startsWith('offset.example'))).toEqual(['offset.example-six.encode']);
});

test('a refusal has a twin that is accepted; only unverified requirements make it informative', () => {
  expect(written.get('offset.encode.odd')).toMatchObject({ twin: 'offset.example-six.encode', informative: true });
  expect(written.get('offset.encode.four')).not.toHaveProperty('twin');
});

test('each case of a calculation is a vector', () => {
  expect([...computed.values()]).toEqual([
    { id: 'number.none', requirements: ['OFF-5'], operation: 'hash.compute', input: { name: '' }, context: {}, expect: { rejection: { phase: 'record', codes: ['number.none'] } }, twin: 'number.twelve', origin: 'derived' },
    { id: 'number.twelve', requirements: ['OFF-3'], operation: 'hash.compute', input: { name: '12' }, context: {}, expect: { value: { hash: 12 } }, origin: 'literal' },
    { id: 'number.odd', requirements: ['OFF-4'], operation: 'hash.compute', input: { name: '345' }, context: {}, expect: { value: { hash: 345 } }, origin: 'literal' },
    { id: 'number.zero', requirements: ['OFF-3'], operation: 'hash.compute', input: { name: '0' }, context: {}, expect: { value: { hash: 0 } }, origin: 'derived' },
  ]);
});

test.each<[what: string, change: object]>([
  ['its value', { value: { hash: 13 } }],
  ['what holds for it', { holds: 'result.hash == 13' }],
])('a case of which its source says otherwise is an error of the spec: %s', (_, change) => {
  const { number } = TOPIC.calculations;
  const wrong = { ...TOPIC, calculations: { number: { ...number, cases: [{ id: 'twelve', input: { name: '12' }, source: ['-'], ...change }] } } };
  expect(() => vectorsOfCalculation(load(wrong), 'number')).toThrow('number.twelve');
});

test('a fold over a function that is not there has no answer', () => {
  expect(() => spec.expressions.compile("fold('Nothing', [1], 0)", 'here')({})).toThrow('no function is named Nothing');
});
