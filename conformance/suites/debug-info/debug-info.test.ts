import { readAsyncInfo } from '../../../reference/debug-info/async-info.js';
import { DebugInfoTable, readBounds } from '../../../reference/debug-info/debug-info.js';
import { readDebugInfoHeader } from '../../../reference/debug-info/header.js';
import { writeDebugInfoParts } from '../../../reference/debug-info/header-writer.js';
import { readVariables } from '../../../reference/debug-info/variables.js';
import type { Machine } from '../../../reference/image/target.js';
import { rva } from '../../../reference/io/addresses.js';
import { ByteCursor } from '../../../reference/io/cursor.js';
import { ByteWriter } from '../../../reference/io/byte-writer.js';
import { bytesOf, flatContext, rejectionOf } from '../flat-context.js';

const NONE = 0xffffffff;
const PROLOG = NONE - 1;
const EPILOG = NONE - 2;

function bounds(hex: string, version: string): number[][] {
  const context = flatContext(hex, version);
  return readBounds(new ByteCursor(context.space.bytes, 0), context).map(({ nativeOffset, ilOffset, sourceTypes }) => [nativeOffset, ilOffset, sourceTypes]);
}

// r2r-format 10.3: the same mapping in three versions, then one with every source bit, then a list with surplus zeros.
const MAPPING = [[0, PROLOG, 2], [4, 0, 2], [0x11, 6, 0], [0x18, EPILOG, 2]];
test.each([
  ['15.0', '04 21 34 92 95 01 07 02', MAPPING],
  ['16.0', '34 03 42 48 43 A7 07', MAPPING],
  ['17.0', '34 03 82 10 0D 3A 75 00', MAPPING],
  ['17.0', '34 03 82 10 4D CA 88 09', [[0, PROLOG, 2], [4, 0, 2], [9, 3, 1], [0x11, 6, 4]]],
  ['16.0', `03 01 4A 0B ${'00 '.repeat(32)}`, [[0, PROLOG, 2], [0, 0, 2], [0, EPILOG, 2]]],
  ['16.0', '', []],
])('bounds of version %s: %s', (version, hex, expected) => {
  expect(bounds(hex.trim(), version)).toEqual(expected);
});

test('entries wider than 32 bits are read whole', () => {
  // Nibbles 1, 31, 31: one entry of 2 + 32 + 32 bits, which is 2 + (5 << 2) + (9 << 34).
  expect(bounds('B1 B7 07 16 00 00 00 24 00 00 00 00', '16.0')).toEqual([[5, 6, 2]]);
});

test.each([
  ['a width of 33 bits', 'C1 00 00 00', '16.0', 'debug-info.width'],
  ['more entries than bits', '34 03 42', '16.0', 'debug-info.count'],
  ['more entries than nibbles', '7F 00', '15.0', 'debug-info.count'],
])('bounds with %s are rejected', (_, hex, version, code) => {
  expect(rejectionOf(() => bounds(hex, version))?.code).toBe(code);
});

test('five suspension points of a nibble and a nibble fill five bytes', () => {
  const context = flatContext('05 02 02 02 02 02', '22.0');
  const { suspensionPoints } = readAsyncInfo(new ByteCursor(context.space.bytes, 0), context);
  expect(suspensionPoints).toEqual([1, 2, 3, 4, 5].map((nativeOffset) => ({ nativeOffset, variableCount: 0 })));
});

test('more suspension points and variables than bytes are rejected by their number', () => {
  const context = flatContext('22 09 62', '22.0');
  expect(rejectionOf(() => readAsyncInfo(new ByteCursor(context.space.bytes, 0), context))).toEqual({ code: 'debug-info.count', range: [0, 1] });
});

const REGISTER_7 = { kind: 'register', type: 0, register: 7 };
const RBP_MINUS_24 = { kind: 'stack', type: 3, base: 5, offset: -24 };
const ARGUMENT_0 = [
  { number: 0, start: 0, end: 8, callIlOffset: undefined, location: REGISTER_7 },
  { number: 0, start: 8, end: 0x40, callIlOffset: undefined, location: RBP_MINUS_24 },
];

function variables(hex: string, version: string, machine: Machine = 'AMD64') {
  const context = flatContext(hex, version, machine);
  return readVariables(new ByteCursor(context.space.bytes, 0), context);
}

// r2r-format 10.4.
test.each([
  ['16.0', '02 09 04 97 F0 40 53 1E'],
  ['22.0', '62 90 00 67 09 0F 53 1E'],
])('variables of version %s: an argument that moves from a register to the stack', (version, hex) => {
  expect(variables(hex, version)).toEqual(ARGUMENT_0);
});

// One returned value (number -5 is stored as 1): start 8, call at IL offset 6, in register 0.
test('from version 22 on a returned value names its call', () => {
  expect(variables('11 09 06 00', '22.0')).toEqual([
    { number: -5, start: 8, end: 9, callIlOffset: 6, location: { kind: 'register', type: 0, register: 0 } },
  ]);
});

// -9 with sign bit, and -36 as the old compiler stored it: 0x3FFFFFF7 without (r2r-format 10.4).
test.each([
  ['-9', 'A 3', -36],
  ['0x3FFFFFF7', '9 F F F F F F F F D 6', -36],
])('the x86 stack offset %s is multiplied by 4', (_, nibbles, offset) => {
  expect(variables(hexOfNibbles(`1 0 1 4 3 5 ${nibbles}`), '3.1', 'I386')).toMatchObject([{ number: 0, location: { kind: 'stack', base: 5, offset } }]);
});

/** Nibbles in the order of the stream. */
function hexOfNibbles(text: string): string {
  const nibbles = text.split(' ');
  if (nibbles.length % 2 !== 0) nibbles.push('0');
  return nibbles.map((_, i) => (i % 2 === 0 ? nibbles[i + 1] + nibbles[i] : '')).join('');
}

test('an unknown kind of place is rejected', () => {
  expect(rejectionOf(() => variables(hexOfNibbles('1 0 1 4 9 3 0'), '16.0'))?.code).toBe('debug-info.location');
});

// r2r-format 10.5: whole blobs with 8 bytes of bounds and of variables each have headers of 2 or, fat, 5 bytes.
test.each([
  ['15.0', '09 09', false, 2],
  ['17.0', '09 09', false, 2],
  ['17.0', '90 90 00 00 00', true, 5],
])('the header of version %s: %s', (version, hex, fat, size) => {
  const header = readDebugInfoHeader(new ByteCursor(bytesOf(`${hex} ${'00 '.repeat(24)}`.trim()), 0), version === '17.0');
  expect(header).toMatchObject({ fat, range: { start: 0, end: size }, bounds: { start: size, end: size + 8 }, variables: { start: size + 8, end: size + 16 } });
});

// As the example of r2r-format 10, with a whole blob (one bound, no variable) at 7: the second element, at 11, looks back 4 bytes.
test('elements that look back share a blob', () => {
  const table = new DebugInfoTable(flatContext('10 01 02 02 02 36 00 12 01 23 00 08', '3.1'), { rva: rva(0), size: 12 });
  expect([...table.entries()].map(({ index, element, header, bounds: list }) => [index, element.start, header.range.start, list])).toEqual([
    [0, 6, 7, [{ nativeOffset: 0, ilOffset: 0, sourceTypes: 2 }]],
    [1, 11, 7, [{ nativeOffset: 0, ilOffset: 0, sourceTypes: 2 }]],
  ]);
});

test('a lookback before the table is rejected', () => {
  const context = flatContext('08 01 00 FE', '16.0');
  expect(rejectionOf(() => new DebugInfoTable(context, { rva: rva(0), size: 4 }).read(0))).toEqual({ code: 'debug-info.lookback', range: [3, 4] });
});

test('async info lists suspension points, then variables', () => {
  const context = flatContext(hexOfNibbles('1 2 9 0 2 6 9 0 7 4'), '22.0');
  expect(readAsyncInfo(new ByteCursor(context.space.bytes, 0), context)).toEqual({
    suspensionPoints: [{ nativeOffset: 4, variableCount: 2 }],
    variables: [{ number: 0, offset: 8 }, { number: 1, offset: 4 }],
  });
});

// r2r-format 10.1: nibbles, the low one first.
test.each([
  ['a thin header', false, '01 AA'],
  ['a fat header, which 0 marks', true, '10 10 00 00 AA BB'],
])('the parts of a blob are written behind %s', (_, fat, expected) => {
  const none = new Uint8Array(0);
  const uninstrumentedBounds = fat ? bytesOf('BB') : none;
  const writer = new ByteWriter();
  writeDebugInfoParts(writer, { fat, bounds: bytesOf('AA'), variables: none, uninstrumentedBounds, patchpoint: none, richInfo: none, asyncInfo: none });
  expect(Buffer.from(writer.toBytes())).toEqual(Buffer.from(bytesOf(expected)));
});
