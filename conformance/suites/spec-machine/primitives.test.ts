import { BitSink, BitSource } from '../../../tools/spec-machine/bits.js';
import { PRIMITIVES } from '../../../tools/spec-machine/primitives/index.js';

// Worked by hand in r2r-format 2.1 and 2.3 to 2.6, the text in wasm-r2r 5.1, LEB128 in wasm-r2r 8.4 and the WebAssembly specification. The GC stream is given as bits, the first one first.
const BYTES: [primitive: string, hex: string, value: bigint | string][] = [
  ['compressed-unsigned', '00', 0n], ['compressed-unsigned', '7F', 0x7fn], ['compressed-unsigned', '80 80', 0x80n], ['compressed-unsigned', '81 00', 0x100n],
  ['compressed-unsigned', 'BF FF', 0x3fffn], ['compressed-unsigned', 'C0 00 40 00', 0x4000n], ['compressed-unsigned', 'DF FF FF FF', 0x1fffffffn],
  ['leb128-unsigned', '05', 5n], ['leb128-unsigned', '90 01', 144n], ['leb128-unsigned', 'E5 8E 26', 624485n], ['leb128-unsigned', 'FF FF FF FF 0F', 0xffffffffn],
  ['x86-unsigned', '7F', 127n], ['x86-unsigned', '81 00', 128n], ['x86-unsigned', '82 2C', 300n], ['x86-unsigned', '81 80 00', 16384n],
  ['x86-signed', '3F', 63n], ['x86-signed', '80 40', 64n], ['x86-signed', '41', -1n], ['x86-signed', 'C0 40', -64n], ['x86-signed', '87 68', 1000n], ['x86-signed', 'C7 68', -1000n],
  ['zero-terminated-text', '49 69 69 70 00', 'Iiip'],
  ['native-unsigned', '00', 0n], ['native-unsigned', 'FE', 127n], ['native-unsigned', '01 02', 128n], ['native-unsigned', 'A1 0F', 1000n],
  ['native-unsigned', '03 00 02', 16384n], ['native-unsigned', 'F7 FF FF FF', 0xfffffffn], ['native-unsigned', '0F FF FF FF FF', 0xffffffffn],
  ['native-signed', '7E', 63n], ['native-signed', '01 01', 64n], ['native-signed', '03 00 01', 8192n],
  ['nibble-unsigned', '07', 7n], ['nibble-unsigned', '09', 8n], ['nibble-unsigned', '7F', 63n], ['nibble-unsigned', '89 00', 64n],
  ['nibble-unsigned', 'FF 07', 511n], ['nibble-unsigned', '89 08', 512n], ['nibble-unsigned', 'F9 0D', 1000n],
  ['nibble-signed', '02', 1n], ['nibble-signed', '03', -1n], ['nibble-signed', '09', 4n], ['nibble-signed', '19', -4n], ['nibble-signed', '1A', -8n], ['nibble-signed', '9B 00', 100n],
  ['pgo-integer', '02', 1n], ['pgo-integer', '7F', -1n], ['pgo-integer', '80 80', 64n], ['pgo-integer', '01', -64n], ['pgo-integer', 'BF 7F', -65n], ['pgo-integer', 'BF FE', 8191n],
  ['pgo-integer', '80 01', -8192n], ['pgo-integer', 'C0 00 00 20 00', 8192n], ['pgo-integer', 'C1 00 00 00 00 80 00 00 00', 2n ** 31n],
  ['bit-groups', '00', 0n], ['bit-groups', '43', 0x43n], ['bit-groups', 'A3 09', 0x4a3n], ['bit-groups', '9D 02', 0x11dn],
];

const BITS: [primitive: string, base: bigint, bits: string, value: bigint][] = [
  ['gc-unsigned', 3n, '0000', 0n], ['gc-unsigned', 3n, '1110', 7n], ['gc-unsigned', 3n, '0001 1000', 8n], ['gc-unsigned', 3n, '1111 1110', 63n], ['gc-unsigned', 3n, '0001 0001 1000', 64n],
  ['gc-unsigned', 8n, '101000000', 5n], ['gc-unsigned', 8n, '000000001 100000000', 256n],
  ['gc-signed', 3n, '1100', 3n], ['gc-signed', 3n, '0011 0000', 4n], ['gc-signed', 3n, '1110', -1n], ['gc-signed', 3n, '0010', -4n], ['gc-signed', 3n, '1101 1110', -5n],
];

function bitsOf(bits: string): Uint8Array {
  const sink = new BitSink();
  [...bits.replaceAll(' ', '')].forEach((bit, index) => sink.write(index, 1, BigInt(bit)));
  return sink.finish();
}

describe.each([
  ...BYTES.map(([name, hex, value]) => ({ name, text: hex, bytes: Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex')), args: [], value })),
  ...BITS.map(([name, base, bits, value]) => ({ name, text: bits, bytes: bitsOf(bits), args: [base], value })),
])('$name: $text is $value', ({ name, bytes, args, value }) => {
  test('reads', () => {
    expect(PRIMITIVES[name].read(new BitSource(bytes), 0, args).value).toBe(value);
  });

  test('writes', () => {
    const sink = new BitSink();
    PRIMITIVES[name].write(sink, 0, value, args);
    expect(Buffer.from(sink.finish()).toString('hex')).toBe(Buffer.from(bytes).toString('hex'));
  });
});

test('there are at most 25 primitives', () => {
  expect(Object.keys(PRIMITIVES).length).toBeLessThanOrEqual(25);
});
