import { NibbleReader } from '../../../reference/io/nibbles.js';
import { readPgoInteger } from '../../../reference/image/pgo-integers.js';
import { readNativeSigned, readNativeUnsigned, skipNativeInteger } from '../../../reference/native-format/integers.js';
import { readNativeString } from '../../../reference/native-format/string.js';
import { readCompressedUnsigned } from '../../../reference/signatures/compressed.js';
import { cursorOver, rejection } from '../hex-input.js';

// Worked examples of r2r-format 2.1 to 2.8.

test.each([
  ['00', 0],
  ['7F', 0x7f],
  ['80 80', 0x80],
  ['81 00', 0x100],
  ['BF FF', 0x3fff],
  ['C0 00 40 00', 0x4000],
  ['DF FF FF FF', 0x1fffffff],
  ['80 05', 5],
  ['C0 00 00 05', 5],
])('a compressed integer: %s is %i', (hex, value) => {
  const cursor = cursorOver(`${hex} FF`);
  expect(readCompressedUnsigned(cursor)).toBe(value);
  expect(cursor.remaining).toBe(1);
});

test.each([
  ['00', 0],
  ['18', 12],
  ['FE', 127],
  ['01 02', 128],
  ['A1 0F', 1000],
  ['FD FF', 16383],
  ['03 00 02', 16384],
  ['FB FF FF', 2097151],
  ['07 00 00 02', 2097152],
  ['F7 FF FF FF', 2 ** 28 - 1],
  ['0F 00 00 00 10', 2 ** 28],
  ['0F FF FF FF FF', 0xffffffff],
  ['EF 05 00 00 00', 5],
  ['07 00 00 00', 0],
])('a native unsigned integer: %s is %i', (hex, value) => {
  const cursor = cursorOver(`${hex} FF`);
  expect(readNativeUnsigned(cursor)).toBe(value);
  expect(cursor.remaining).toBe(1);
});

test.each([
  ['FE', 127],
  ['FD FE', 0x3fbf],
  ['01 01', 64],
  ['0F 00 00 00 08', 2 ** 27],
  ['0F FF FF FF FF', -1],
])('a native signed integer has its sign in the longest form only: %s is %i', (hex, value) => {
  expect(readNativeSigned(cursorOver(hex))).toBe(value);
});

test.each([
  ['1F 01 02 03 04 05 06 07 08', 9],
  ['0F 01 02 03 04', 5],
  ['07 00 00 02', 4],
  ['00', 1],
])('%s is stepped over', (hex, length) => {
  const cursor = cursorOver(`${hex} 00`);
  skipNativeInteger(cursor);
  expect(cursor.offset).toBe(length);
});

test.each([
  ['00', [0, 0]],
  ['07', [7, 0]],
  ['09 00', [8, 0, 0]],
  ['19 00', [9, 0, 0]],
  ['7F', [63]],
  ['89 00', [64, 0]],
  ['FF 07', [511, 0]],
  ['89 08', [512]],
  ['F9 0D', [1000]],
])('the nibbles %s are %j', (hex, values) => {
  const nibbles = new NibbleReader(cursorOver(hex));
  expect(values.map(() => nibbles.unsigned())).toEqual(values);
});

test.each([
  ['02', 1],
  ['03', -1],
  ['09', 4],
  ['19', -4],
  ['1A', -8],
  ['9B 00', 100],
  ['01', 0],
])('the first signed number of the nibbles %s is %i', (hex, value) => {
  expect(new NibbleReader(cursorOver(hex)).signed()).toBe(value);
});

test.each([
  ['02', 1n],
  ['7F', -1n],
  ['80 80', 64n],
  ['01', -64n],
  ['BF 7F', -65n],
  ['BF FE', 8191n],
  ['80 01', -8192n],
  ['C0 00 00 20 00', 8192n],
  ['C0 FF FF DF FF', -8193n],
  ['D5 00 00 20 00', 8192n],
  ['C1 00 00 00 00 80 00 00 00', 2n ** 31n],
])('a PGO integer: %s is %s', (hex, value) => {
  const cursor = cursorOver(hex);
  expect(readPgoInteger(cursor)).toBe(value);
  expect(cursor.remaining).toBe(0);
});

test('a native string', () => {
  expect(readNativeString(cursorOver('06 4B 65 79'))).toBe('Key');
});

test.each([
  ['compressed', 'E0 00 00 00', 'compressed-unsigned.first-byte', [0, 1]],
  ['compressed', 'FF', 'compressed-unsigned.first-byte', [0, 1]],
  ['compressed', '80', 'truncated', [0, 1]],
  ['compressed', 'C0 00 40', 'truncated', [0, 3]],
  ['compressed', '', 'truncated', [0, 0]],
  ['native', '1F 00 00 00 00 00 00 00 00', 'native-integer.first-byte', [0, 1]],
  ['native', '3F', 'native-integer.first-byte', [0, 1]],
  ['native', '07 00 00', 'truncated', [0, 3]],
  ['native', '0F FF FF FF', 'truncated', [0, 4]],
  ['nibbles', 'FF FF FF FF FF FF', 'nibbles.too-long', [0, 6]],
  ['nibbles', 'FF FF FF FF FF 07', 'nibbles.overflow', [0, 6]],
  ['nibbles', 'FF FF', 'truncated', [0, 2]],
  ['pgo', 'C0 00 00', 'truncated', [0, 3]],
] as const)('%s: %s is rejected as %s', (encoding, hex, code, range) => {
  const cursor = cursorOver(hex);
  const read = {
    compressed: () => readCompressedUnsigned(cursor),
    native: () => readNativeUnsigned(cursor),
    nibbles: () => new NibbleReader(cursor).unsigned(),
    pgo: () => readPgoInteger(cursor),
  }[encoding];
  expect(rejection(read)).toEqual({ code, range });
});
