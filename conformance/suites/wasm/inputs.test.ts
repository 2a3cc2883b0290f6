import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { wasmKeys } from '../../../reference/operations/wasm-keys.js';
import { wasmLower } from '../../../reference/operations/wasm-lower.js';
import { wasmRaise } from '../../../reference/operations/wasm-raise.js';
import { packageRoot } from '../../contract/package-root.js';
import { readCorpus, readJson } from '../../runner/corpus.js';

/* What wasm.lower, wasm.raise and wasm.keys are asked, as an implementation in any language finds it described. */

const schema = (name: string): object => readJson(join(packageRoot(), `spec/schema/protocol/${name}.json`)) as object;
const ajv = new Ajv2020().addSchema(schema('type-declaration'));
const lowerInput = ajv.addSchema(schema('lower-input')).getSchema('protocol/lower-input');
const isInput = { 'wasm.keys': ajv.compile(schema('keys-input')), 'wasm.lower': (input: unknown) => lowerInput?.(input), 'wasm.raise': ajv.compile(schema('raise-input')) };

test.each(['wasm.keys', 'wasm.lower', 'wasm.raise'] as const)('the inputs of %s obey the schema', (operation) => {
  const inputs = readCorpus().vectors.filter((vector) => vector.operation === operation).map(({ input }) => input);
  expect(inputs.length).toBeGreaterThan(100);
  // Every one of a hundred, and those that are refused: their declarations are odd.
  const some = inputs.filter((_, index) => index % 100 === 0 || index < 200);
  expect(some.filter((input) => !isInput[operation](input))).toEqual([]);
});

const plain = { returns: 'void', parameters: [] };

test.each([
  [null],
  [{}],
  [{ types: [], signature: { returns: 'void' } }],
  [{ types: [], signature: { returns: 'int', parameters: [] } }],
  [{ types: [], signature: { ...plain, instance: 1 } }],
  [{ types: [], signature: { returns: { pointer: null }, parameters: [] } }],
  [{ types: [{ name: 'S', sort: 'struct' }], signature: plain }],
  [{ types: [{ name: 'S', sort: 'union', fields: [] }], signature: plain }],
  [{ types: [{ name: 'S', sort: 'struct', layout: 'packed', fields: [] }], signature: plain }],
  [{ types: [{ name: 'S', sort: 'struct', size: -1, fields: [] }], signature: plain }],
  [{ types: [{ name: 'S', sort: 'struct', fields: [{ name: 'f' }] }], signature: plain }],
])('the reference does not lower %j', (input) => {
  expect(isInput['wasm.lower'](input)).toBe(false);
  expect(wasmLower(input, {})).toEqual({ unsupported: 'an input of another form' });
});

test.each([[null], [{}], [{ key: 5 }], [{ key: 'Mvp', lowered: {} }], [{ key: 'Mvp', lowered: [{ token: 'S8' }] }]])('the reference does not raise %j', (input) => {
  expect(isInput['wasm.raise'](input)).toBe(false);
  expect(wasmRaise(input, {})).toEqual({ unsupported: 'an input of another form' });
});

test.each([[null], [{}], [{ types: [], compiled: [], calls: [{}], injected: [], host: [] }], [{ types: [], compiled: [], calls: [], injected: [5], host: [] }], [{ types: [], compiled: [], calls: [{ ...plain, virtual: 1 }], injected: [], host: [] }]])('the reference needs no keys for %j', (input) => {
  expect(isInput['wasm.keys'](input)).toBe(false);
  expect(wasmKeys(input, {})).toEqual({ unsupported: 'an input of another form' });
});

test('rules that nobody knows are not supported', () => {
  expect(wasmLower({ types: [], signature: plain }, { rules: 'narrow-slots' })).toEqual({ unsupported: 'rules of another name' });
  expect(wasmRaise({ key: 'Mvp' }, { rules: '' })).toEqual({ unsupported: 'rules of another name' });
});

const struct = (name: string, ...types: unknown[]): object => ({ name, sort: 'struct', layout: 'sequential', fields: types.map((type) => ({ name: 'f', type })) });

test('types that nest without end are refused', () => {
  const deep = Array.from({ length: 5000 }, (_, level) => struct(`S${level}`, { name: `S${level + 1}` }));
  const growing = { ...struct('G', { name: 'G', arguments: [{ name: 'W', arguments: [{ parameter: 0 }, { parameter: 0 }] }] }), parameters: 1 };
  const pair = { ...struct('W'), parameters: 2 };
  let pointer: object = { pointer: 'int32' };
  for (let level = 0; level < 10_000; level++) pointer = { array: pointer, rank: 1 };
  for (const [types, use] of [[deep, { name: 'S0' }], [[growing, pair], { name: 'G', arguments: ['int32'] }]]) {
    expect(wasmLower({ types, signature: { returns: 'void', parameters: [use] } }, {})).toMatchObject({ rejected: { code: 'limit.exceeded' } });
  }
  expect(wasmLower({ types: [], signature: { returns: pointer, parameters: [] } }, {})).toMatchObject({ accepted: { key: 'ip' } });
});

test('a struct of many that are the same inside is looked at once', () => {
  const types = Array.from({ length: 60 }, (_, level) => struct(`S${level}`, ...(level === 59 ? ['uint8'] : [{ name: `S${level + 1}` }, { name: `S${level + 1}` }])));
  expect(wasmLower({ types, signature: { returns: 'void', parameters: [{ name: 'S0' }] } }, {})).toMatchObject({ rejected: { code: 'type-declaration.size' } });
  expect(wasmLower({ types, signature: { returns: 'void', parameters: [{ name: 'S57' }] } }, {})).toMatchObject({ accepted: { key: 'vS4p' } });
});
