import { readVarLengthSigned, readVarLengthUnsigned } from '../../../reference/gc-info/varlen.js';
import { readSigned, readUnsigned } from '../../../reference/gc-info/x86/integers.js';
import { BitCursor } from '../../../reference/io/bit-cursor.js';
import { ByteCursor } from '../../../reference/io/cursor.js';
import { bytesOf, rejectionOf } from '../flat-context.js';

/** Bits in the order of the stream, as r2r-format 2.5 writes them. */
function bitsOf(text: string): Uint8Array {
  const bits = text.replaceAll(' ', '');
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  for (let i = 0; i < bits.length; i++) bytes[i >> 3] |= Number(bits[i]) << (i & 7);
  return bytes;
}

test.each([
  ['0000', 3, 0],
  ['1110', 3, 7],
  ['0001 1000', 3, 8],
  ['1111 1110', 3, 63],
  ['0001 0001 1000', 3, 64],
  ['101000000', 8, 5],
  ['000000001 100000000', 8, 256],
  ['1111 1111 1111 1111 1111 1111 1111 1111 1111 1111 1100', 3, 0xffffffff],
  ['1001 0001 0000', 3, 1],
])('unsigned %s with base %d is %d', (bits, base, value) => {
  const cursor = new BitCursor(bitsOf(bits), 0);
  expect(readVarLengthUnsigned(cursor, base)).toBe(value);
  expect(cursor.position).toBe(bits.replaceAll(' ', '').length);
});

test.each([
  ['1100', 3, 3],
  ['0011 0000', 3, 4],
  ['1110', 3, -1],
  ['0010', 3, -4],
  ['1101 1110', 3, -5],
  ['1111 1111 1110', 3, -1],
])('signed %s with base %d is %d', (bits, base, value) => {
  expect(readVarLengthSigned(new BitCursor(bitsOf(bits), 0), base)).toBe(value);
});

test.each([
  ['a number above 32 bits', '1111 1111 1111 1111 1111 1111 1111 1111 1111 1111 1111 1000', 'gc-info.number', [0, 6]],
  ['a number without end', '1'.repeat(80), 'gc-info.number', [0, 9]],
  ['a number cut inside', '0000 1111', 'truncated', [0, 1]],
])('%s is rejected', (_, bits, code, range) => {
  const cursor = new BitCursor(bitsOf(bits), 0);
  if (code === 'truncated') cursor.bits(4);
  expect(rejectionOf(() => readVarLengthUnsigned(cursor, 3))).toEqual({ code, range });
});

test.each([
  ['7F', 127],
  ['81 00', 128],
  ['82 2C', 300],
  ['81 80 00', 16384],
  ['8F FF FF FF 7F', 0xffffffff],
  ['80 80 01', 1],
])('x86 unsigned %s is %d', (hex, value) => {
  const cursor = new ByteCursor(bytesOf(hex), 0);
  expect(readUnsigned(cursor)).toBe(value);
  expect(cursor.remaining).toBe(0);
});

test.each([
  ['3F', 63],
  ['80 40', 64],
  ['41', -1],
  ['C0 40', -64],
  ['87 68', 1000],
  ['C7 68', -1000],
])('x86 signed %s is %d', (hex, value) => {
  expect(readSigned(new ByteCursor(bytesOf(hex), 0))).toBe(value);
});

test.each([
  ['90 80 80 80 00', 'gc-info-x86.number', [0, 5]],
  ['80 80 80 80 80 80 00', 'gc-info-x86.number', [0, 6]],
  ['81', 'truncated', [0, 1]],
])('x86 unsigned %s is rejected', (hex, code, range) => {
  expect(rejectionOf(() => readUnsigned(new ByteCursor(bytesOf(hex), 0)))).toEqual({ code, range });
});

test('bits behind 2^32 bits have positions and ranges', () => {
  const cursor = new BitCursor(new Uint8Array(0), 0);
  cursor.seek(2 ** 33 + 5);
  expect(cursor.position).toBe(2 ** 33 + 5);
  expect(cursor.nextByte).toBe(2 ** 30 + 1);
  expect(cursor.rangeFrom(2 ** 33 - 8)).toEqual({ start: 2 ** 30 - 1, end: 2 ** 30 + 1 });
});
