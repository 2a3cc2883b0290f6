import { readGcInfo } from '../../../reference/gc-info/gc-info.js';
import { writeGcInfo } from '../../../reference/gc-info/gc-info-writer.js';
import type { Machine } from '../../../reference/image/target.js';
import { fileOffset } from '../../../reference/io/addresses.js';
import { flatContext, rejectionOf } from '../flat-context.js';

type BitStreamMachine = Exclude<Machine, 'I386'>;

function read(hex: string, version: string, machine: BitStreamMachine) {
  const context = flatContext(hex, version, machine);
  return readGcInfo(context, machine, fileOffset(0), context.space.bytes.length);
}

test.each<[hex: string, version: string, machine: BitStreamMachine, codeLength: number, returnKind: number | undefined]>([
  ['14 00', '16.0', 'AMD64', 5, undefined],
  ['50 00 00', '10.1', 'AMD64', 5, 0],
  ['50 00 00', '3.1', 'AMD64', 5, 0],
  ['14 00 00', '16.0', 'ARM64', 20, undefined],
])('slim %s of %s %s is a leaf of %d bytes', (hex, version, machine, codeLength, returnKind) => {
  const info = read(hex, version, machine);
  expect(info.header).toMatchObject({ slim: true, codeLength, returnKind, safePointCount: 0 });
  expect(info.slots).toEqual({ registers: [], trackedStackSlots: [], untrackedStackSlots: [] });
  expect(info.safePointStates).toBeUndefined();
});

test('a safe point in a frame with RBP has one live slot', () => {
  const info = read('82 08 34 F8 43 39', '16.0', 'AMD64');
  expect(info.header).toMatchObject({ slim: true, codeLength: 0x20, stackBaseRegister: 5 });
  expect(info.safePoints).toEqual([0x10]);
  expect(info.slots.trackedStackSlots).toEqual([{ kind: 'stack', base: 2, offset: -8, flags: 0 }]);
  expect(info.safePointStates?.states.map((state) => state.slots)).toEqual([[0]]);
});

interface SafePointBlob {
  readonly from: string;
  readonly hex: string;
  readonly version: string;
  readonly machine: BitStreamMachine;
  readonly codeLength: number;
  readonly safePoints: readonly number[];
  readonly registers: readonly (readonly [register: number, flags: number])[];
  readonly live: readonly (readonly number[])[];
}

// The same method in three images; values as in the dumps. Before version 4 a safe point is the return address minus 1.
const SAFE_POINT_BLOBS: readonly SafePointBlob[] = [
  {
    from: '10.0.14-linux-x64/DevFlow, function 15',
    hex: 'FE 50 95 16 68 B0',
    version: '16.0',
    machine: 'AMD64',
    codeLength: 63,
    safePoints: [21, 41],
    registers: [[0, 1], [3, 0]],
    live: [[0, 1], [1]],
  },
  {
    from: '9.0.22-linux-x64/DevFlow, function 15',
    hex: 'F2 43 14 5A A0 C1 02',
    version: '10.1',
    machine: 'AMD64',
    codeLength: 63,
    safePoints: [20, 40],
    registers: [[0, 1], [3, 0]],
    live: [[0, 1], [1]],
  },
  {
    from: '10.0.14-linux-arm/DevFlow, function 15',
    hex: '96 48 73 15 D4 60 01',
    version: '16.0',
    machine: 'ARMNT',
    codeLength: 74,
    safePoints: [26, 46],
    registers: [[0, 1], [5, 0]],
    live: [[0, 1], [1]],
  },
];

test.each(SAFE_POINT_BLOBS)('$from says what is live at its calls', ({ hex, version, machine, codeLength, safePoints, registers, live }) => {
  const info = read(hex, version, machine);
  expect(info.header.codeLength).toBe(codeLength);
  expect(info.safePoints).toEqual(safePoints);
  expect(info.slots.registers.map(({ register, flags }) => [register, flags])).toEqual(registers);
  expect(info.safePointStates?.states.map((state) => state.slots)).toEqual(live);
  expect(info.range).toEqual({ start: 0, end: hex.split(' ').length });
});

interface InterruptibleBlob {
  readonly from: string;
  readonly hex: string;
  readonly version: string;
  readonly machine: BitStreamMachine;
  readonly ranges: readonly (readonly [start: number, end: number])[];
  readonly transitions: readonly (readonly [codeOffset: number, slot: number, live: boolean])[];
}

// Worked by hand from the bytes. The dumps name the stored changes only (of arm64 in units of 4 bytes, from version 4 on) and
// take every slot for dead before them; but a slot whose state was turned over an odd number of times and is dead at the end
// was live at the beginning: here the registers of the arguments.
const INTERRUPTIBLE_BLOBS: readonly InterruptibleBlob[] = [
  {
    from: '8.0.31-linux-arm64/DevCalls, function 10',
    hex: '81 01 06 00 08 F1 19 80 08 CA 01',
    version: '9.1',
    machine: 'ARM64',
    ranges: [[8, 40]],
    transitions: [[8, 0, true], [36, 0, false]],
  },
  {
    from: '10.0.14-linux-arm64/DevCalls, function 1',
    hex: '81 79 00 80 04 8B 02 40 04 7E 11 91 00',
    version: '16.0',
    machine: 'ARM64',
    ranges: [[8, 56]],
    transitions: [[8, 0, true], [24, 1, true], [28, 0, false], [40, 0, true]],
  },
];

test.each(INTERRUPTIBLE_BLOBS)('$from says when slots are live', ({ hex, version, machine, ranges, transitions }) => {
  const info = read(hex, version, machine);
  expect(info.interruptibleRanges.map(({ start, end }) => [start, end])).toEqual(ranges);
  expect(info.transitions.map(({ codeOffset, slot, live }) => [codeOffset, slot, live])).toEqual(transitions);
});

test.each([
  ['a code length of 0', '00 00', '16.0', 'gc-info.code-length', [0, 2]],
  ['more safe points than bits', '14 F8 0F', '16.0', 'gc-info.count', [1, 3]],
  ['an end inside the code length', '14', '16.0', 'truncated', [0, 1]],
])('%s is rejected', (_, hex, version, code, range) => {
  expect(rejectionOf(() => read(hex, version, 'AMD64'))).toEqual({ code, range });
});

test('a code length of ARM64 that is no number of instructions is not written', () => {
  const info = read('14 00 00', '16.0', 'ARM64');
  const written = (codeLength: number): Uint8Array => writeGcInfo({ ...info, header: { ...info.header, codeLength } }, 'ARM64');
  expect(Buffer.from(written(20)).toString('hex')).toBe('140000');
  expect(rejectionOf(() => written(22))?.code).toBe('gc-info.number');
});

// Slim, two safe points, five tracked slots; states behind pointers, as r2r-format 9.4 has them.
test.each([
  ['bits', '02 11 42 5D 35 15 48 40 C1 9F 09 18 12 05'],
  ['bits, then runs', '02 11 42 5D 35 15 48 40 C1 9F 09 18 52 21 01'],
])('live states that are stored as %s are written as such', (_, hex) => {
  expect(Buffer.from(writeGcInfo(read(hex, '16.0', 'AMD64'), 'AMD64')).toString('hex')).toBe(hex.replaceAll(' ', '').toLowerCase());
});
