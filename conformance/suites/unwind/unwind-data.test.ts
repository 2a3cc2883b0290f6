import type { Machine } from '../../../reference/image/target.js';
import { RuntimeFunctions } from '../../../reference/image/runtime-functions.js';
import { rva } from '../../../reference/io/addresses.js';
import { checkChained } from '../../../reference/unwind/chained.js';
import { functionLength } from '../../../reference/unwind/function-length.js';
import { readUnwindData } from '../../../reference/unwind/unwind-data.js';
import { flatContext, rejectionOf } from '../flat-context.js';

function read(hex: string, machine: Machine, version = '16.0') {
  const context = flatContext(hex, version, machine);
  const func = { index: 0, begin: rva(0x1000), end: undefined, unwindInfo: rva(0), range: { start: 100, end: 108 } };
  const unwind = readUnwindData(context, func);
  return { unwind, length: functionLength(context, func, unwind) };
}

// AMD64: 10.0.14-linux-x64-Od/DevFlow, function 19: frame in RBP at 14 * 16, 0x170 bytes allocated, RBP pushed.
test('unwind info of AMD64 names the instructions of the prolog, the last first', () => {
  const { unwind } = read('19 10 04 E5 10 03 08 01 2E 00 01 50 44 33 22 11', 'AMD64');
  expect(unwind).toMatchObject({
    version: 1,
    flags: 3,
    prologSize: 16,
    codeCount: 4,
    frameRegister: 5,
    frameOffset: 14,
    codes: [
      { prologOffset: 16, op: 3, info: 0, operand: undefined },
      { prologOffset: 8, op: 1, info: 0, operand: 0x170 },
      { prologOffset: 1, op: 0, info: 5, operand: undefined },
    ],
    personalityRva: 0x11223344,
    range: { start: 0, end: 16 },
  });
});

test('chained unwind info repeats the runtime function of the hot part', () => {
  const { unwind } = read('21 00 00 00 00 10 00 00 40 10 00 00 30 00 00 00', 'AMD64');
  expect(unwind).toMatchObject({ flags: 4, personalityRva: undefined, chained: { begin: 0x1000, end: 0x1040, unwindInfo: 0x30 } });
  expect(unwind.range.end).toBe(16);
});

test.each([
  ['equals', '00 10 00 00 40 10 00 00 00 00 00 00', undefined],
  ['equals not', '00 10 00 00 41 10 00 00 00 00 00 00', { code: 'unwind-amd64.chained', range: [4, 16] }],
])('a chained entry that %s a runtime function', (_, entry, expected) => {
  const context = flatContext(`21 00 00 00 00 10 00 00 40 10 00 00 00 00 00 00 ${entry}`);
  const functions = new RuntimeFunctions(context, { rva: rva(16), size: 12 });
  const unwind = readUnwindData(context, functions.read(0));
  expect(rejectionOf(() => unwind.kind === 'amd64' && checkChained(unwind, functions))).toEqual(expected);
});

// r2r-format 9.2: X set, one epilog at 15 * 4 (arm64) and 46 * 2 (arm), as in the dumps of 10.0.14-linux-arm64 and -arm.
test.each<[machine: Machine, hex: string, expected: object, length: number]>([
  ['ARM64', '12 00 50 10 0F 00 40 00 01 02 03 04 E4 E4 E4 E4 44 33 22 11', { codeWords: 2, epilogCount: 1, eBit: 0, epilogs: [{ start: 15, reserved: 0, index: 1 }] }, 72],
  ['ARM64', '15 00 30 08 E1 E4 E4 E4 44 33 22 11', { codeWords: 1, epilogCount: 0, eBit: 1, epilogs: [] }, 84],
  ['RISCV64', '15 00 30 08 E1 E4 E4 E4 44 33 22 11', { codeWords: 1, eBit: 1 }, 42],
  ['LOONGARCH64', '15 00 30 08 E1 E4 E4 E4 44 33 22 11', { codeWords: 1, eBit: 1 }, 84],
  ['ARMNT', 'A2 00 90 10 2E 00 E0 00 E1 E4 E4 E4 44 33 22 11', { codeWords: 1, epilogCount: 1, eBit: 0, epilogs: [{ start: 46, reserved: 14 << 2, index: 0 }] }, 324],
  ['ARM64', '15 00 10 00 01 00 01 00 05 00 00 00 E1 E4 E4 E4 44 33 22 11', { extendedEpilogCount: 1, extendedCodeWords: 1, epilogs: [{ start: 5, reserved: 0, index: 0 }] }, 84],
])('unwind data of %s: %s', (machine, hex, expected, length) => {
  const { unwind, length: actual } = read(hex, machine);
  expect(unwind).toMatchObject({ ...expected, personalityRva: 0x11223344, range: { start: 0, end: hex.split(' ').length } });
  expect(actual).toBe(length);
});

test.each<[version: string, hex: string, size: number, length: number]>([
  ['16.0', '30 00 00 00 05 01 FF', 4, 48],
  ['10.1', '05 01 FF', 0, 5],
])('x86 functions of version %s tell their length in %s', (version, hex, size, length) => {
  const { unwind, length: actual } = read(hex, 'I386', version);
  expect(unwind.range).toEqual({ start: 0, end: size });
  expect(actual).toBe(length);
});

test('wasm unwind data is two LEB128 numbers, the second halved', () => {
  const { unwind } = read('90 01 05 00', 'WASM32', '26.0');
  expect(unwind).toEqual({ kind: 'wasm', frameSize: 144, virtualIpCount: 10, range: { start: 0, end: 3 } });
});

test.each<[name: string, machine: Machine, hex: string, code: string, range: [number, number]]>([
  ['a version that is none', 'AMD64', '1B 00 00 00 00 00 00 00', 'unwind-amd64.version', [0, 1]],
  ['an operation beyond the count', 'AMD64', '19 08 01 00 08 01 2E 00 44 33 22 11', 'unwind-amd64.code', [4, 6]],
  ['an allocation of an undefined form', 'AMD64', '19 08 02 00 08 21 2E 00 44 33 22 11', 'unwind-amd64.code', [4, 6]],
  ['an undefined operation', 'AMD64', '19 08 01 00 08 0F 00 00 44 33 22 11', 'unwind-amd64.code', [4, 6]],
  ['a frame offset with its top bits set', 'AMD64', '19 08 03 00 08 0B 00 00 00 F0 00 00 44 33 22 11', 'unwind-amd64.code', [6, 10]],
  ['no personality routine', 'AMD64', '19 01 01 00 01 02 00 00', 'truncated', [8, 8]],
  ['X clear', 'ARM64', '15 00 20 08 E1 E4 E4 E4', 'unwind-arm.x-bit', [0, 4]],
  ['code words beyond the end', 'ARM64', '15 00 30 F8 E1 E4 E4 E4', 'truncated', [4, 8]],
])('unwind data with %s is rejected', (_, machine, hex, code, range) => {
  expect(rejectionOf(() => read(hex, machine))).toEqual({ code, range });
});

test('packed unwind data is rejected at its runtime function', () => {
  const context = flatContext('15 00 30 08 E1 E4 E4 E4 44 33 22 11', '16.0', 'ARM64');
  const func = { index: 0, begin: rva(0x1000), end: undefined, unwindInfo: rva(1), range: { start: 100, end: 108 } };
  expect(rejectionOf(() => readUnwindData(context, func))).toEqual({ code: 'unwind-arm.packed', range: [104, 108] });
});
