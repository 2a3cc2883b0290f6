import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';

const BASE = 0x100000000n;
const HEADER_AT = 0x180;
const SYMBOL_AT = 0x1c0;
const STRINGS_AT = SYMBOL_AT + 16;

/**
 * A Mach-O dynamic library by hand (mach-o/loader.h): __TEXT with the file's header and an R2R header, and a symbol table
 * with one symbol.
 */
function dylib(name: string, { symbolType = 0x0f, cpuType = 0x0100000c, segmentSize = 0x200, lastCommandSize = 24 } = {}): Uint8Array {
  const bytes = Buffer.alloc(0x200);
  [0xfeedfacf, cpuType, 0, 6, 2, 72 + 24, 0, 0].forEach((value, index) => bytes.writeUInt32LE(value, 4 * index));
  bytes.writeUInt32LE(0x19, 32);
  bytes.writeUInt32LE(72, 36);
  bytes.write('__TEXT', 40, 'latin1');
  [BASE, 0x4000n, 0n, BigInt(segmentSize)].forEach((value, index) => bytes.writeBigUInt64LE(value, 56 + 8 * index));
  [0x2, lastCommandSize, SYMBOL_AT, 1, STRINGS_AT, 0x200 - STRINGS_AT].forEach((value, index) => bytes.writeUInt32LE(value, 104 + 4 * index));
  Buffer.from('5254520012000700000000000000000000', 'hex').copy(bytes, HEADER_AT);
  bytes.writeUInt32LE(1, SYMBOL_AT);
  bytes.writeUInt8(symbolType, SYMBOL_AT + 4);
  bytes.writeBigUInt64LE(BASE + BigInt(HEADER_AT), SYMBOL_AT + 8);
  bytes.write(name, STRINGS_AT + 1, 'latin1');
  return new Uint8Array(bytes);
}

test.each([
  ['ARM64', 0x0100000c],
  ['AMD64', 0x01000007],
])('a library for %s that exports RTR_HEADER is a composite image', (machine, cpuType) => {
  expect(openFile(dylib('_RTR_HEADER', { cpuType }), 'x.dylib')).toMatchObject({
    kind: 'composite',
    container: { kind: 'mach-o' },
    target: { machine, os: 'Apple', pointerSize: 8 },
    headerRva: HEADER_AT,
    module: undefined,
  });
});

test.each([
  ['has another name', dylib('_RTR_HEADERS')],
  ['is not exported', dylib('_RTR_HEADER', { symbolType: 0x0e })],
  ['is not defined here', dylib('_RTR_HEADER', { symbolType: 0x01 })],
])('a library whose symbol %s is no R2R image', (_what, bytes) => {
  const file = openFile(bytes, 'x.dylib');
  expect(file).toMatchObject({ kind: 'not-r2r', reason: 'mach-o' });
  expect(() => openImage(file)).toThrow(expect.objectContaining({ code: 'header.missing' }));
});

test('a load command may end with the file', () => {
  expect(openFile(dylib('_RTR_HEADER', { lastCommandSize: 0x200 - 104 }), 'x.dylib')).toMatchObject({ kind: 'composite' });
});

test('a load command that ends beyond the end of the file is rejected', () => {
  expect(() => openFile(dylib('_RTR_HEADER', { lastCommandSize: 0x200 - 104 + 1 }), 'x.dylib')).toThrow(
    expect.objectContaining({ code: 'mach-o.load-command', range: { start: 108, end: 112 } }),
  );
});

test('a segment that ends beyond the end of the file is rejected', () => {
  expect(() => openFile(dylib('_RTR_HEADER', { segmentSize: 0x201 }), 'x.dylib')).toThrow(
    expect.objectContaining({ code: 'mach-o.segment', range: { start: 72, end: 88 } }),
  );
});
