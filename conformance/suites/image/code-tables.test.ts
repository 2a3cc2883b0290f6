import { ExceptionInfo } from '../../../reference/image/exception-info.js';
import { RuntimeFunctions } from '../../../reference/image/runtime-functions.js';
import type { Machine } from '../../../reference/image/target.js';
import { rva } from '../../../reference/io/addresses.js';
import { flatContext, rejectionOf } from '../flat-context.js';

const END = 'FF FF FF FF';

function functions(hex: string, size: number, machine: Machine) {
  return new RuntimeFunctions(flatContext(hex, '16.0', machine), { rva: rva(0), size });
}

test.each<[machine: Machine, hex: string, size: number, sentinel: string, entries: (number | undefined)[][]]>([
  ['AMD64', `00 10 00 00 20 10 00 00 04 00 00 00 ${END}`, 12, 'outside', [[0x1000, 0x1020, 4]]],
  ['AMD64', `00 10 00 00 20 10 00 00 04 00 00 00 ${END}`, 16, 'inside', [[0x1000, 0x1020, 4]]],
  ['AMD64', '00 10 00 00 20 10 00 00 04 00 00 00', 12, 'absent', [[0x1000, 0x1020, 4]]],
  ['ARM64', `00 10 00 00 04 00 00 00 20 10 00 00 04 00 00 00 ${END}`, 16, 'outside', [[0x1000, undefined, 4], [0x1020, undefined, 4]]],
  ['ARMNT', `01 10 00 00 04 00 00 00 ${END}`, 8, 'outside', [[0x1001, undefined, 4]]],
  ['I386', `00 10 00 00 05 00 00 00 ${END} 00 00 00 00`, 16, 'inside', [[0x1000, undefined, 5]]],
  ['AMD64', END, 0, 'outside', []],
])('runtime functions of %s: %s', (machine, hex, size, sentinel, entries) => {
  const table = functions(hex, size, machine);
  expect(table.sentinel).toBe(sentinel);
  expect([...table.entries()].map(({ begin, end, unwindInfo }) => [begin, end, unwindInfo])).toEqual(entries);
});

test('on wasm32 bit 31 marks funclets and the first table index follows the end', () => {
  const table = functions(`00 00 00 00 04 00 00 00 0A 00 00 80 04 00 00 00 ${END} 07 00 00 00`, 16, 'WASM32');
  expect(table.firstTableIndex).toBe(7);
  expect(table.codeStart(1)).toBe(10);
  expect(table.findByCodeStart(rva(10))?.begin).toBe(0x8000000a);
});

test('functions are found by their first instruction, without the Thumb bit', () => {
  const table = functions(`01 10 00 00 04 00 00 00 21 10 00 00 04 00 00 00 ${END}`, 16, 'ARMNT');
  expect(table.findByCodeStart(rva(0x1020))?.index).toBe(1);
  expect(table.findByCodeStart(rva(0x1010))).toBeUndefined();
});

test.each<[name: string, machine: Machine, hex: string, code: string, range: [number, number]]>([
  ['out of order', 'ARM64', '20 10 00 00 04 00 00 00 00 10 00 00 04 00 00 00', 'runtime-functions.unsorted', [8, 12]],
  ['with equal beginnings', 'ARM64', '20 10 00 00 04 00 00 00 20 10 00 00 04 00 00 00', 'runtime-functions.overlap', [8, 12]],
  ['that overlap', 'AMD64', '00 10 00 00 20 10 00 00 04 00 00 00 1F 10 00 00 30 10 00 00 04 00 00 00', 'runtime-functions.overlap', [12, 16]],
  ['that end before they begin', 'AMD64', '00 10 00 00 FF 0F 00 00 04 00 00 00', 'runtime-functions.end-before-begin', [4, 8]],
  ['with unwind data outside the file', 'ARM64', '00 10 00 00 00 00 00 40', 'rva.outside', [4, 8]],
])('runtime functions %s are rejected', (_, machine, hex, code, range) => {
  expect(rejectionOf(() => functions(hex, hex.split(' ').length, machine))).toEqual({ code, range });
});

// r2r-format 8.3 has a table with 1 and 2 clauses; here its clauses follow at RVA 0x18.
const CLAUSE = '00 00 00 00 01 00 00 00 02 00 00 00 03 00 00 00 04 00 00 00 05 00 00 02';
const LOOKUP = '00 10 00 00 18 00 00 00 00 12 00 00 30 00 00 00 FF FF FF FF 60 00 00 00';

function exceptions(hex: string, size: number): ExceptionInfo {
  return new ExceptionInfo(flatContext(hex), { rva: rva(0), size });
}

test('a method has the clauses up to those of the next one', () => {
  const info = exceptions(`${LOOKUP} ${CLAUSE} ${CLAUSE} ${CLAUSE}`, 24);
  expect([...info.entries()].map(({ methodRva, clausesRva, clauses }) => [methodRva, clausesRva, clauses.length])).toEqual([
    [0x1000, 0x18, 1],
    [0x1200, 0x30, 2],
  ]);
  expect(info.read(0).clauses[0]).toEqual({
    flags: 0,
    tryBegin: 1,
    tryEnd: 2,
    handlerBegin: 3,
    handlerEnd: 4,
    classTokenOrFilter: 0x02000005,
    range: { start: 0x18, end: 0x30 },
  });
});

test('a table may hold the closing entry alone', () => {
  expect(exceptions('FF FF FF FF 08 00 00 00', 8).count).toBe(0);
});

test.each<[name: string, hex: string, code: string, range: [number, number]]>([
  ['no whole number of entries', `${LOOKUP} 00`, 'exception-info.size', [0, 25]],
  ['no closing entry', LOOKUP.slice(0, 47), 'exception-info.sentinel', [8, 16]],
  ['no entry at all', '', 'exception-info.sentinel', [0, 0]],
  ['methods out of order', LOOKUP.replace('00 12', '00 10'), 'exception-info.unsorted', [8, 12]],
  ['clauses of 23 bytes', LOOKUP.replace('30 00', '2F 00'), 'exception-info.clauses', [12, 16]],
  ['clauses that go backwards', LOOKUP.replace('30 00', '00 00'), 'exception-info.clauses', [12, 16]],
])('a table with %s is rejected', (_, hex, code, range) => {
  expect(rejectionOf(() => exceptions(hex, hex === '' ? 0 : hex.split(' ').length))).toEqual({ code, range });
});

test('clauses outside the file are rejected at the entry', () => {
  expect(rejectionOf(() => exceptions(LOOKUP, 24).read(0))).toEqual({ code: 'rva.outside', range: [4, 8] });
});
