import { combine2 } from '../../../reference/hashing/combine.js';
import { methodHash } from '../../../reference/hashing/method-hash.js';
import { nameHash } from '../../../reference/hashing/name-hash.js';
import { typeNameHash } from '../../../reference/hashing/signature-hash.js';
import { tableHash } from '../../../reference/hashing/table-hash.js';
import { arrayHash, byrefHash, definitionHash, instantiationHash, pointerHash } from '../../../reference/hashing/type-hash.js';
import { placeInFilter } from '../../../reference/image/attribute-presence.js';

// The tables of r2r-format 11 and 8.9.

const text = (hash: number): string => hash.toString(16).toUpperCase().padStart(8, '0');

test.each([
  ['', '00000000'],
  ['a', '3CFC91D2'],
  ['ab', '3CFCF3B0'],
  ['abc', 'DC8E8D5E'],
  ['System', '6FAEA1F8'],
  ['Object', '6FB75558'],
  ['String', '6C454A18'],
  ['List`1', '6FDBA09E'],
  ['System.Collections.Generic', '29BCD65B'],
  ['System.Array`1', 'D5313557'],
  ['ToString', '19CD19A2'],
  ['<Module>', '766D3238'],
  ['Main', 'DC80A541'],
  ['MyLib', '6E13A35E'],
  ['é', '3CFC9947'],
  ['日本', '6F7493D1'],
])('the name %s has hash %s', (name, hash) => {
  expect(text(nameHash(name))).toBe(hash);
});

const int = definitionHash('System', 'Int32');
const string = definitionHash('System', 'String');
const canon = definitionHash('System', '__Canon');
const list = definitionHash('System.Collections.Generic', 'List`1');
const dictionary = definitionHash('System.Collections.Generic', 'Dictionary`2');
const enumerator = { namespace: 'System.Collections.Generic', names: ['List`1', 'Enumerator'] };
const listOfInt = instantiationHash(list, [int]);

test.each([
  ['Object', definitionHash('System', 'Object'), '0019F4A0'],
  ['String', string, '03EBEBE0'],
  ['Int32', int, '01ABFD3F'],
  ['__Canon', canon, '499353F3'],
  ['Void', definitionHash('System', 'Void'), 'B3298CB4'],
  ['Byte', definitionHash('System', 'Byte'), 'B3343CEC'],
  ['List`1', list, '466776C5'],
  ['List`1.Enumerator', typeNameHash(enumerator), '85FB9B28'],
  ['List<int>', listOfInt, '2642FD23'],
  ['List<string>', instantiationHash(list, [string]), '30E48FC6'],
  ['List<__Canon>', instantiationHash(list, [canon]), '23048ACB'],
  ['List<List<int>>', instantiationHash(list, [listOfInt]), '845BEC33'],
  ['List<int>.Enumerator', instantiationHash(typeNameHash(enumerator), [int]), 'A437D33D'],
  ['Dictionary`2', dictionary, '7019A3E5'],
  ['Dictionary<string,int>', instantiationHash(dictionary, [string, int]), 'F8F96352'],
  ['int[]', arrayHash(1, int), 'E3D94FFD'],
  ['int[][]', arrayHash(1, arrayHash(1, int)), 'C8056C02'],
  ['int[,]', arrayHash(2, int), 'D3D8AFFC'],
  ['int*', pointerHash(int), '372BB7CF'],
  ['int&', byrefHash(int), 'D7AAD03A'],
])('the type %s has its hash', (_, hash, expected) => {
  expect(text(hash)).toBe(expected);
});

test('the table form has no rotation for nested types', () => {
  expect(text(tableHash(enumerator))).toBe('41814D15');
});

const array = definitionHash('System', 'Array');

test.each([
  ['Object.ToString', methodHash(definitionHash('System', 'Object'), 'ToString'), '19D4ED02'],
  ['List<int>.Add', methodHash(listOfInt, 'Add'), 'FAC99D12'],
  ['List<__Canon>.Add', methodHash(instantiationHash(list, [canon]), 'Add'), 'FF8FEAFA'],
  ['Array.Empty<int>', methodHash(array, 'Empty', [int]), '5583D877'],
  ['Array.Empty<__Canon>', methodHash(array, 'Empty', [canon]), 'EEB559DF'],
])('the method %s has its hash', (_, hash, expected) => {
  expect(text(hash)).toBe(expected);
});

test.each([
  [0, 0, 'DEB39513'],
  [1, 2, '690B83DB'],
  [nameHash('System.Runtime.CompilerServices.IsReadOnlyAttribute'), 0x06000001, '4819723C'],
  [nameHash('System.Runtime.CompilerServices.IsByRefLikeAttribute'), 0x02000002, '233CF67E'],
])('combine2(%i, %i) is %s', (first, second, hash) => {
  expect(text(combine2(first, second))).toBe(hash);
});

test('an attribute has a fingerprint and two buckets', () => {
  const name = nameHash('System.Runtime.CompilerServices.IsReadOnlyAttribute');
  expect(text(name)).toBe('CBF8A4A0');
  expect(placeInFilter(name, 0x06000001, 1)).toEqual({ fingerprint: 0x4819, first: 0, second: 0 });
});
