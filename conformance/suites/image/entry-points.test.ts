import { AvailableTypes } from '../../../reference/image/available-types.js';
import { readFixupList } from '../../../reference/image/fixup-list.js';
import { InstanceEntryPoints } from '../../../reference/image/instance-entry-points.js';
import { MethodEntryPoints } from '../../../reference/image/method-entry-points.js';
import { signatureContext } from '../../../reference/signatures/context.js';
import { flatContext, rejection, sectionOf } from '../hex-input.js';

// The examples of r2r-format 8.2, 8.5, 8.6.

function methods(hex: string, functionCount?: number): unknown[] {
  const context = flatContext(hex);
  const table = new MethodEntryPoints(context, sectionOf(context), functionCount);
  return Array.from(table.entries(), ({ rid, runtimeFunctionIndex, fixups }) => {
    const cells = fixups === undefined ? [] : readFixupList(table.fixupCursor(fixups), 8).cells;
    return { rid, runtimeFunctionIndex, fixups: cells.map(({ importSection, slot }) => [importSection, slot]) };
  });
}

const THREE = '18 01 02 02 36 16 00 0A 12 00 10 1E 08';

test('two methods share a fixup list', () => {
  expect(methods(THREE)).toEqual([
    { rid: 1, runtimeFunctionIndex: 0, fixups: [] },
    { rid: 2, runtimeFunctionIndex: 1, fixups: [[2, 1]] },
    { rid: 3, runtimeFunctionIndex: 3, fixups: [[2, 1]] },
  ]);
});

test('a distance may be negative, modulo 2^32', () => {
  // One element; id 3 = index 0, list elsewhere: at the position of the distance (4) minus -5, which is 9.
  expect(methods('08 01 00 06 0F FB FF FF FF 12 00')).toEqual([{ rid: 1, runtimeFunctionIndex: 0, fixups: [[2, 1]] }]);
});

test.each([
  [THREE, 3, 'entry-point.function-index', [11, 12]],
  ['08 01 00 06 0A', undefined, 'entry-point.fixups', [4, 5]],
  ['08 01 00 06 0F 00 00 00 80', undefined, 'entry-point.fixups', [4, 9]],
  ['08 01 00', undefined, 'truncated', [3, 3]],
])('the table %s with %s functions is rejected as %s', (hex, functionCount, code, range) => {
  expect(rejection(() => methods(hex, functionCount))).toEqual({ code, range });
});

test('no entry point is that of a row that does not exist', () => {
  const context = flatContext(THREE);
  const table = new MethodEntryPoints(context, sectionOf(context), undefined, 2);
  expect(table.read(2)?.runtimeFunctionIndex).toBe(1);
  expect(rejection(() => table.read(3))).toEqual({ code: 'entry-point.rid', range: [11, 13] });
});

test('an instance method', () => {
  const context = flatContext('00 02 04 12 02 40 15 12 80 80 01 08 81 05 3A 03 00');
  const table = new InstanceEntryPoints(context, sectionOf(context), signatureContext(context));
  const [entry, ...others] = table.lookup(0xfac99d12);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ runtimeFunctionIndex: 7, fixups: 15, method: { flags: 0x40, token: { table: 'MethodDef', rid: 0x105 } } });
  expect(readFixupList(table.fixupCursor(entry.fixups ?? 0), 8).cells).toEqual([{ importSection: 3, slot: 0 }]);
  expect([...table.lookup(0xfac99d13)]).toEqual([]);
});

test('available types', () => {
  const context = flatContext('00 02 08 38 0A 3E 08 AE 06 04 08 0C');
  const types = new AvailableTypes(context, sectionOf(context));
  expect(Array.from(types.entries(), ({ table, rid }) => [table, rid])).toEqual([
    ['TypeDef', 1],
    ['TypeDef', 2],
    ['TypeDef', 3],
  ]);
  expect(Array.from(types.lookup(0x23d0be3e), ({ rid }) => rid)).toEqual([2]);
});

test('exported types, and rows that do not exist', () => {
  const context = flatContext('00 02 04 38 02 0E');
  expect(Array.from(new AvailableTypes(context, sectionOf(context)).entries(), ({ table, rid }) => [table, rid])).toEqual([['ExportedType', 3]]);
  const short = flatContext('00 02 04 38 02 0E');
  expect(rejection(() => [...new AvailableTypes(short, sectionOf(short), () => 2).entries()]).code).toBe('available-types.rid');
  const bad = flatContext('00 02 04 38 02 02');
  expect(rejection(() => [...new AvailableTypes(bad, sectionOf(bad)).entries()])).toEqual({ code: 'available-types.rid', range: [5, 6] });
});
