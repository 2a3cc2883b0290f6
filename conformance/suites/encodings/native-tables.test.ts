import { NativeArray } from '../../../reference/native-format/array.js';
import { NativeHashtable } from '../../../reference/native-format/hashtable.js';
import { cursorOver, rejection } from '../hex-input.js';

// Worked examples of r2r-format 5.1 and 5.2; elements and payloads are single bytes.

function arrayElements(hex: string): [number, number][] {
  const cursor = cursorOver(hex);
  return Array.from(new NativeArray(cursor).elements(), ({ index, position }) => [index, cursor.bytes[position]]);
}

test.each([
  ['08 01 00 2A', [[0, 0x2a]]],
  ['10 01 02 02 02 16 AA BB', [[0, 0xaa], [1, 0xbb]]],
  ['20 01 02 02 1E 00 A0 16 A2 A3', [[0, 0xa0], [2, 0xa2], [3, 0xa3]]],
  ['30 01 28 55', [[5, 0x55]]],
  ['A8 02 03 80 20 77', [[20, 0x77]]],
  ['91 02 03 05 06 00 A0 80 40 A8', [[0, 0xa0], [40, 0xa8]]],
  ['00', []],
])('the native array %s', (hex, elements) => {
  expect(arrayElements(hex)).toEqual(elements);
});

test('an array knows nothing beyond its count', () => {
  const array = new NativeArray(cursorOver('08 01 00 2A'));
  expect([array.lookup(-1), array.lookup(1), array.lookup(16)]).toEqual([undefined, undefined, undefined]);
});

test.each([
  ['0E 01 00 2A', 'native-array.entry-size', [0, 1]],
  ['08 03 00 2A', 'native-array.block', [1, 2]],
  ['10 01 02 02 02 A6 AA', 'native-array.node', [5, 6]],
  ['10 01 3F', 'native-integer.first-byte', [2, 3]],
  ['A8 02 03', 'native-array.block', [1, 2]],
  ['01 02 00', 'truncated', [2, 3]],
])('the native array %s is rejected as %s', (hex, code, range) => {
  expect(rejection(() => arrayElements(hex))).toEqual({ code, range });
});

function tableEntries(hex: string): [bucket: number, lowHash: number, payload: number][] {
  const cursor = cursorOver(hex);
  return Array.from(new NativeHashtable(cursor).entries(), ({ bucket, lowHash, payload }) => [bucket, lowHash, cursor.bytes[payload]]);
}

const FOUR = '00 02 0A 31 0E 32 0C 34 0C 38 06 A1 A2 A4 A3';
const FOURTEEN =
  '04 03 11 1F 00 36 02 36 04 36 06 36 08 36 0A 36 0C 36 01 1C 03 1C 05 1C 07 1C 09 1C 0B 1C 0D 1C 40 41 42 43 44 45 46 47 48 49 4A 4B 4C 4D';

test('an empty hashtable', () => {
  expect(tableEntries('00 02 02')).toEqual([]);
});

test('a hashtable of one bucket', () => {
  // Keys 0x1231, 0x1232, 0x1338, 0x1234 with payloads A1, A2, A4, A3 in the order of placement.
  expect(tableEntries(FOUR)).toEqual([
    [0, 0x31, 0xa1],
    [0, 0x32, 0xa2],
    [0, 0x34, 0xa3],
    [0, 0x38, 0xa4],
  ]);
});

test('a hashtable of two buckets holds hash 0x1000 + i * 0x101 with payload 0x40 + i', () => {
  const expected = Array.from({ length: 14 }, (_, i) => ({ hash: 0x1000 + i * 0x101, payload: 0x40 + i }))
    .map(({ hash, payload }): [number, number, number] => [(hash >> 8) & 1, hash & 0xff, payload])
    .sort(([a, b], [c, d]) => a - c || b - d);
  expect(tableEntries(FOURTEEN)).toEqual(expected);
});

test.each([
  [0x1232, [0xa2]],
  [0x5632, [0xa2]],
  [0x1233, []],
  [0x12ff, []],
])('the hashtable has for hash %i the payloads %j', (hash, payloads) => {
  const cursor = cursorOver(FOUR);
  expect(Array.from(new NativeHashtable(cursor).lookup(hash), ({ payload }) => cursor.bytes[payload])).toEqual(payloads);
});

test('a lookup finds its bucket', () => {
  const cursor = cursorOver(FOURTEEN);
  const found = Array.from(new NativeHashtable(cursor).lookup(0x1000 + 5 * 0x101), ({ payload }) => cursor.bytes[payload]);
  expect(found).toEqual([0x45]);
});

test.each([
  ['03 02 02', 'native-hashtable.entry-size', [0, 1]],
  ['80 02 02', 'native-hashtable.bucket-count', [0, 1]],
  ['00 03 02', 'native-hashtable.cells', [2, 3]],
  ['00 02 09 31 02 A1', 'native-hashtable.cells', [2, 3]],
  ['00 02 04 31 00 A1', 'native-hashtable.entry-offset', [4, 5]],
  ['00 02 04 31 04 A1', 'native-hashtable.entry-offset', [4, 5]],
  ['00 02 03 31 02 A1', 'native-hashtable.cells', [3, 5]],
  ['7C 00', 'truncated', [1, 2]],
])('the hashtable %s is rejected as %s', (hex, code, range) => {
  expect(rejection(() => tableEntries(hex))).toEqual({ code, range });
});
