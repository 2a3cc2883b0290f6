import { R2RError } from '../../../reference/errors.js';
import { ByteCursor } from '../../../reference/io/cursor.js';
import { readSignedLeb, readU32Leb } from '../../../reference/wasm/module/leb.js';

function cursor(hex: string): ByteCursor {
  return new ByteCursor(new Uint8Array(Buffer.from(hex.replace(/ /g, ''), 'hex')), 0);
}

function outcome(read: (at: ByteCursor) => unknown, hex: string): unknown {
  try {
    return read(cursor(hex));
  } catch (error) {
    if (error instanceof R2RError) return error.code;
    throw error;
  }
}

/** WebAssembly core specification, binary format, integers: its examples and the borders. */
test.each([
  ['03', 3],
  ['83 00', 3],
  ['e5 8e 26', 624485],
  ['7f', 127],
  ['80 01', 128],
  ['ff ff ff ff 0f', 0xffffffff],
  ['80 80 80 80 00', 0],
  ['ff ff ff ff 1f', 'wasm.leb128'],
  ['80 80 80 80 80 00', 'wasm.leb128'],
  ['80', 'truncated'],
])('the unsigned number %s is %s', (hex, expected) => {
  expect(outcome(readU32Leb, hex)).toBe(expected);
});

test.each([
  ['7e', 32, -2n],
  ['fe 7f', 32, -2n],
  ['fe ff 7f', 32, -2n],
  ['c0 bb 78', 32, -123456n],
  ['3f', 32, 63n],
  ['40', 32, -64n],
  ['80 80 80 80 78', 32, -2147483648n],
  ['ff ff ff ff 07', 32, 2147483647n],
  ['ff ff ff ff 08', 32, 'wasm.leb128'],
  ['80 80 80 80 80 80 80 80 80 7f', 64, -9223372036854775808n],
  ['80 80 80 80 80 80 80 80 80 80 00', 64, 'wasm.leb128'],
] as const)('the signed number %s of %d bits is %s', (hex, bits, expected) => {
  expect(outcome((at) => readSignedLeb(at, bits), hex)).toBe(expected);
});
