import { readGcInfoX86 } from '../../../reference/gc-info/x86/gc-info-x86.js';
import { readEbpFrame } from '../../../reference/gc-info/x86/ebp-frame.js';
import { readEspFrame } from '../../../reference/gc-info/x86/esp-frame.js';
import { readFullyInterruptible } from '../../../reference/gc-info/x86/fully-interruptible.js';
import { fileOffset } from '../../../reference/io/addresses.js';
import { ByteCursor } from '../../../reference/io/cursor.js';
import { bytesOf, flatContext, rejectionOf } from '../flat-context.js';

function read(hex: string, version: string) {
  const context = flatContext(hex, version, 'I386');
  return readGcInfoX86(context, fileOffset(0), context.space.bytes.length);
}

function cursor(hex: string): ByteCursor {
  return new ByteCursor(bytesOf(hex), 0);
}

test('a leaf without frame has a header row, an epilog at its end and no transition', () => {
  const info = read('05 01 FF', '16.0');
  expect(info.codeLength).toBe(5);
  expect(info.header).toMatchObject({ prologSize: 0, epilogSize: 1, epilogs: [4], argCount: 0, frameSize: 0 });
  expect(info.transitions).toEqual({ language: 'esp-frame', entries: [] });
});

// 10.0.14-windows-x86-mini/System.Private.CoreLib, function 10 (r2r-format 9.5), cut after the first entry.
test('no-GC regions alone bring an argument table offset', () => {
  const info = read('44 D7 81 C6 A6 C0 C3 CF 08 22 08 26 01 34 01 35 01 43 01 F2 FF', '16.0');
  expect(info.codeLength).toBe(0x44);
  expect(info.header).toMatchObject({ frameSize: 1, epilogSize: 4, epilogs: [0x22], argTabOffset: 8, interruptible: true, handlers: true });
  expect(info.noGcRegions).toEqual([
    { offset: 0x26, size: 1 },
    { offset: 0x34, size: 1 },
    { offset: 0x35, size: 1 },
    { offset: 0x43, size: 1 },
  ]);
});

test.each([
  ['16.0', '05 81 CF 06 FF', { noGcRegionCount: 2 }],
  ['26.0', '05 81 CF 06 FF', { returnKind: 2, isAsync: true }],
  ['16.0', '05 81 CF 02 FF', { returnKind: 2, isAsync: false }],
])('in version %s the second page of %s means %o', (version, hex, expected) => {
  const withRegions = 'noGcRegionCount' in expected ? hex.replace('FF', '04 01 01 02 01 FF') : hex;
  expect(read(withRegions, version).header).toMatchObject(expected);
});

test('the entries of a fully interruptible method', () => {
  const entries = readFullyInterruptible(cursor('F2 46 BF 72 8A CA B1 FD 02 B8 81 00 0F FF'));
  expect(entries).toEqual([
    { kind: 'register', codeOffset: 30, register: 0, live: true, isThis: false, interior: false },
    { kind: 'register', codeOffset: 32, register: 6, live: true, isThis: false, interior: true },
    { kind: 'push', codeOffset: 34, argument: 1, isThis: false, interior: false },
    { kind: 'pop', codeOffset: 36, count: 1 },
    { kind: 'push-non-pointer', codeOffset: 37 },
    { kind: 'kill', codeOffset: 37, argument: 2 },
    { kind: 'register', codeOffset: 172, register: 1, live: false, isThis: false, interior: false },
  ]);
});

test('deltas of the EBP-frame language add up over all forms of calls', () => {
  const calls = readEbpFrame(cursor('25 90 41 F9 10 21 01 FD 12 35 42 FE 61 00 01 00 00 07 00 00 00 FB 01 04 00 00 00 02 00 00 00 02 00 00 00 08 05 FF'));
  const call = { kind: 'call', byrefRegisters: 0, byrefArgMask: 0, argMask: 0, pointerArguments: [] };
  expect(calls).toEqual([
    { ...call, codeOffset: 0x05, registers: 2 },
    { ...call, codeOffset: 0x15, registers: 2, argMask: 1 },
    { ...call, codeOffset: 0x25, registers: 1, argMask: 1, byrefArgMask: 1 },
    { ...call, codeOffset: 0x25 + 0x25, registers: 2, argMask: 0x312 },
    { ...call, codeOffset: 0x14a, registers: 1, byrefRegisters: 6, argMask: 7 },
    { ...call, codeOffset: 0x14e, registers: 1, pointerArguments: [{ offset: 8, byref: false }, { offset: 4, byref: true }] },
  ]);
});

test('the ESP-frame language pushes, pops and calls by pattern', () => {
  const entries = readEspFrame(cursor('03 20 02 5C 40 10 F0 21 80 D2 49 E3 02 01 F5 FC'));
  expect(entries).toEqual([
    { kind: 'push', codeOffset: 3, count: 1 },
    { kind: 'push', codeOffset: 3, count: 2 },
    { kind: 'pop', codeOffset: 15, count: 1 },
    { kind: 'interior-mask', codeOffset: 31, mask: 0x21 },
    { kind: 'call', codeOffset: 41, registers: 2, argCount: 0, argMask: 0, interiorMask: 0x21, pointerArguments: [] },
    { kind: 'call', codeOffset: 49, registers: 2, argCount: 1, argMask: 1, interiorMask: 0, pointerArguments: [] },
    { kind: 'call', codeOffset: 49, registers: 3, argCount: 2, argMask: 1, interiorMask: 0, pointerArguments: [] },
    { kind: 'this', codeOffset: 49, register: 1 },
  ]);
});

test.each([
  ['a code length of 0', () => read('00 01 FF', '16.0'), 'gc-info.code-length', [0, 1]],
  ['an undefined adjustment of the second page', () => read('05 81 CF 0A FF', '16.0'), 'gc-info-x86.header-code', [3, 4]],
  ['more untracked slots than bytes', () => read('05 81 47 20 00 FF', '16.0'), 'gc-info-x86.count', [1, 5]],
  ['an undefined opcode of the fully interruptible language', () => readFullyInterruptible(cursor('B9 FF')), 'gc-info-x86.opcode', [0, 1]],
  ['a register of `this` that is none', () => readEbpFrame(cursor('00 FF')), 'gc-info-x86.opcode', [0, 1]],
  ['an undefined opcode of the ESP-frame language', () => readEspFrame(cursor('21 FF')), 'gc-info-x86.opcode', [0, 1]],
  ['a table without end', () => readEspFrame(cursor('03')), 'truncated', [1, 1]],
])('%s is rejected', (_, run, code, range) => {
  expect(rejectionOf(run)).toEqual({ code, range });
});
