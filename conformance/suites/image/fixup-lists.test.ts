import { readFixupList } from '../../../reference/image/fixup-list.js';
import { writeFixupList } from '../../../reference/image/fixup-list-writer.js';
import type { ImportSection } from '../../../reference/image/import-sections.js';
import { readGcRefMap } from '../../../reference/image/gc-ref-map.js';
import { rva } from '../../../reference/io/addresses.js';
import { ByteWriter } from '../../../reference/io/byte-writer.js';
import { cursorOver, rejection } from '../hex-input.js';

// r2r-format 7.8 and 7.9.

test.each([
  ['30 01 52 00', [[0, 3], [0, 4], [2, 5]]],
  ['12 00', [[2, 1]]],
  ['03 00', [[3, 0]]],
])('the fixup list %s', (hex, cells) => {
  const cursor = cursorOver(hex);
  const list = readFixupList(cursor, 8);
  expect(list.cells.map(({ importSection, slot }) => [importSection, slot])).toEqual(cells);
  expect(list.range).toEqual({ start: 0, end: cursor.bytes.length });
});

function section(index: number, size: number): ImportSection {
  const range = { start: 0, end: 0 };
  return { index, section: { rva: rva(0), size }, flags: 0, type: 0, entrySize: 8, cellSize: 8, cellCount: size / 8, signatures: rva(0), auxiliaryData: rva(0), range };
}

test.each([
  ['30 01 52 00', [40, 0, 48], undefined],
  ['30 01 52 00', [40, 0, 40], 'fixup-list.cell'],
  ['30 01 52 00', [40, 0], 'fixup-list.section'],
  ['30 01 52 00', [], 'fixup-list.section'],
  ['30 01 52', [40, 0, 48], 'truncated'],
])('the fixup list %s with sections of %j bytes', (hex, sizes, code) => {
  const read = (): unknown => readFixupList(cursorOver(hex), 8, sizes.map((size, index) => section(index, size)));
  if (code === undefined) expect(read).not.toThrow();
  else expect(rejection(read).code).toBe(code);
});

test.each<[[number, number][]]>([
  [[[0, 4], [0, 3]]],
  [[[0, 4], [0, 4]]],
  [[[2, 5], [1, 6]]],
  [[[0, 1], [2, 5], [0, 2]]],
])('the cells %j are in no order that a fixup list could have', (cells) => {
  const list = cells.map(([importSection, slot]) => ({ importSection, slot }));
  expect(rejection(() => writeFixupList(new ByteWriter(), list)).code).toBe('value.range');
});

test.each<[string, [number, number][]]>([
  ['00', []],
  ['01', [[0, 1]]],
  ['09', [[0, 1], [1, 2]]],
  ['43', [[4, 1]]],
  ['A3 09', [[12, 1]]],
  ['5D', [[0, 1], [1, 5]]],
  ['9D 02', [[0, 1], [1, 3], [2, 1]]],
  ['81 80 00', [[0, 1]]],
])('the GC ref map %s', (hex, slots) => {
  const cursor = cursorOver(`${hex} 55`);
  const map = readGcRefMap(cursor, false);
  expect(map.slots.map(({ position, token }) => [position, token])).toEqual(slots);
  expect(map.stackPop).toBeUndefined();
  expect(cursor.remaining).toBe(1);
});

test.each<[string, number, [number, number][]]>([
  ['04', 0, [[0, 1]]],
  ['4B', 5, [[0, 1]]],
  ['00', 0, []],
])('the GC ref map %s of x86', (hex, stackPop, slots) => {
  const map = readGcRefMap(cursorOver(hex), true);
  expect(map.stackPop).toBe(stackPop);
  expect(map.slots.map(({ position, token }) => [position, token])).toEqual(slots);
});

test.each([
  ['81 80', 'truncated', [0, 2]],
  // Extended, x = 7: token 6.
  ['1F', 'gc-ref-map.token', [0, 1]],
  // Extended, an integer whose groups go on and on.
  ['FF FF FF FF FF FF FF FF FF FF 7F', 'gc-ref-map.position', [0, 11]],
])('the GC ref map %s is rejected as %s', (hex, code, range) => {
  expect(rejection(() => readGcRefMap(cursorOver(hex), false))).toEqual({ code, range });
});
