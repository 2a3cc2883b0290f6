import { wasmLower } from '../../../reference/operations/wasm-lower.js';

/* Declared methods: what the vectors do not ask, and inputs that are none. */

const method = { owner: { name: 'C' }, name: 'F', returns: 'void', parameters: [] };
const types = [{ name: 'C', sort: 'class', fields: [] }];

test.each([
  [{ types, method: { ...method, owner: 'object' } }],
  [{ types, method: { ...method, owner: { array: 'int32', rank: 1 } } }],
  [{ types, method: { ...method, name: 5 } }],
  [{ types, method: { ...method, static: 'yes' } }],
  [{ types, method: { ...method, arguments: ['int'] } }],
  [{ types, method: { owner: { name: 'C' }, name: 'F', returns: 'void' } }],
])('the reference does not lower %j', (input) => {
  expect(wasmLower(input, {})).toEqual({ unsupported: 'an input of another form' });
});

test('only the parts that are asked for are answered', () => {
  expect(wasmLower({ types, method, parts: ['key', 'importThunk', 'context'] }, {})).toEqual({ accepted: { key: 'vTp', context: 'none', importThunk: 'vTp' } });
});

test('a signature has no generic method', () => {
  expect(wasmLower({ types: [], signature: { returns: 'void', parameters: [{ methodParameter: 0 }] } }, {})).toMatchObject({ rejected: { code: 'type-declaration.parameter' } });
});

test('arguments that nest without end are refused', () => {
  const deep = Array.from({ length: 150 }).reduce<object>((inner) => ({ pointer: inner }), { parameter: 0 });
  expect(wasmLower({ types: [{ name: 'C`1', sort: 'class', parameters: 1, fields: [] }], method: { ...method, owner: { name: 'C`1', arguments: ['int32'] }, parameters: [deep] } }, {})).toMatchObject({ rejected: { code: 'limit.exceeded' } });
});
