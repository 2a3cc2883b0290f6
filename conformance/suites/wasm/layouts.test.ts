import { wasmLower } from '../../../reference/operations/wasm-lower.js';

/* What the facts leave open, or only name as a limit, and the reference decides. */

const CORELIB = 'System.Private.CoreLib';
const vector = { name: 'Vector128`1', namespace: 'System.Runtime.Intrinsics', module: CORELIB };
const vector128 = { ...vector, sort: 'struct', parameters: 1, layout: 'sequential', fields: [{ name: '_00', type: 'uint64' }, { name: '_01', type: 'uint64' }] };
const ofInt64 = { ...vector, arguments: ['int64'] };

/** An explicit struct with everything at its beginning. */
function union(...types: unknown[]): object {
  return { name: 'Union', sort: 'struct', layout: 'explicit', fields: types.map((type, index) => ({ name: `f${index}`, type, offset: 0 })) };
}

test.each([
  ['numbers', [ofInt64, 'int64'], 'vA16p'],
  ['a pointer', [ofInt64, { pointer: 'int32' }], 'vA16p'],
  ['a bool', [ofInt64, 'bool'], 'vS16p'],
  ['a char', [ofInt64, 'char'], 'vS16p'],
])('an explicit struct of a vector and %s keeps the alignment of the vector if native code sees the same bytes', (_, fields, key) => {
  const input = { types: [vector128, union(...fields)], signature: { returns: 'void', parameters: [{ name: 'Union' }] } };
  expect(wasmLower(input, {})).toMatchObject({ accepted: { key } });
});

/** A struct in a struct, so many around a number. */
function nested(structs: number): object {
  const types = Array.from({ length: structs }, (_, level) => {
    const type = level + 1 < structs ? { name: `S${level + 1}` } : 'int64';
    return { name: `S${level}`, sort: 'struct', layout: 'sequential', fields: [{ name: 'f', type }] };
  });
  return { types, signature: { returns: 'void', parameters: [{ name: 'S0' }] } };
}

test('a field may stand inside 100 types', () => {
  expect(wasmLower(nested(100), {})).toMatchObject({ accepted: { key: 'vlp' } });
  expect(wasmLower(nested(101), {})).toMatchObject({ rejected: { code: 'limit.exceeded' } });
});
