import { writeGcInfoX86 } from '../../../reference/gc-info/x86/gc-info-x86-writer.js';
import { readGcInfoX86 } from '../../../reference/gc-info/x86/gc-info-x86.js';
import { fileOffset } from '../../../reference/io/addresses.js';
import { flatContext } from '../flat-context.js';

/** x86 GC info of `npm run test:world` images, and forms that those use, with headers that need all sorts of adjustments. */
const CASES: readonly (readonly [what: string, hex: string])[] = [
  ['a leaf that is a row of the start table', '05 01 FF'],
  ['no-GC regions with their argument table offset', '44 D7 81 C6 A6 C0 C3 CF 08 22 08 26 01 34 01 35 01 43 01 F2 46 FF'],
  ['pushes, steps and an interior mask in front of a call', '20 01 20 0D 40 06 1F 41 F0 02 96 FF'],
  ['a call with a common delta behind a step of one byte', '60 01 05 41 D7 C8 FF'],
  ['a call with the smallest common delta behind a step', '60 01 43 D6 00 FF'],
  ['a pop behind a large step', '60 01 0E 40 04 6F FF'],
  ['a call with a common delta and more arguments than three bits count', '60 01 20 08 46 E0 08 00 FF'],
  ['a call with a common delta and a pointer behind the first three arguments', '60 01 20 04 46 E0 04 08 FF'],
];

test.each(CASES)('%s is written as the JIT writes it', (_, hex) => {
  const context = flatContext(hex, '16.0', 'I386');
  const { bytes } = context.space;
  expect(Buffer.from(writeGcInfoX86(readGcInfoX86(context, fileOffset(0), bytes.length)))).toEqual(Buffer.from(bytes));
});

test('a changed field changes the bytes of its encoding only', () => {
  const context = flatContext('44 D7 81 C6 A6 C0 C3 CF 08 22 08 26 01 34 01 35 01 43 01 F2 46 FF', '16.0', 'I386');
  const info = readGcInfoX86(context, fileOffset(0), context.space.bytes.length);
  const regions = info.noGcRegions.map((region, index) => (index === 1 ? { ...region, size: 2 } : region));
  const written = writeGcInfoX86({ ...info, noGcRegions: regions });
  expect(Buffer.from(written).toString('hex')).toBe('44d781c6a6c0c3cf0822082601340235014301f246ff');
});
