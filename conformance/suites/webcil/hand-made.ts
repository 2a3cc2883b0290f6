/**
 * A Webcil payload of version 1 by hand (wasm-r2r 8.3): header, one section header, then the section with CLI header, R2R
 * header and base relocations.
 */
export function payload(changes: { readonly corFlags?: number; readonly version?: number } = {}): Buffer {
  const bytes = Buffer.alloc(SECTION_AT + SECTION_SIZE + RELOCATIONS_SIZE);
  bytes.write('WbIL', 0, 'latin1');
  bytes.writeUInt16LE(changes.version ?? 1, 4);
  bytes.writeUInt16LE(2, 8);
  bytes.writeUInt16LE(2, 10);
  bytes.writeUInt32LE(COR_AT, 12);
  bytes.writeUInt32LE(72, 16);
  bytes.writeUInt32LE(0xdeadbeef, 28);
  section(bytes, 32, SECTION_AT, SECTION_SIZE);
  section(bytes, 48, SECTION_AT + SECTION_SIZE, RELOCATIONS_SIZE);
  bytes.writeUInt32LE(72, COR_AT);
  bytes.writeUInt32LE(changes.corFlags ?? 4, COR_AT + 16);
  bytes.writeUInt32LE(R2R_AT, COR_AT + 64);
  bytes.writeUInt32LE(16, COR_AT + 68);
  Buffer.from('52545200 1200 0700 03000000 00000000'.replace(/ /g, ''), 'hex').copy(bytes, R2R_AT);
  // A page at 0x1000: table index at 0x1010, pointer at 0x1020, padding.
  Buffer.from('00100000 10000000 10c0 2030 0000 0000'.replace(/ /g, ''), 'hex').copy(bytes, SECTION_AT + SECTION_SIZE);
  return bytes;
}

/** A wasm module of a data section whose second segment is `content` (wasm-r2r 8.2). */
export function wasmModule(content: Buffer, mode: 'active' | 'passive' = 'passive'): Buffer {
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32LE(content.length, 0);
  // An active segment begins at global 1, __memory_base.
  const start = mode === 'passive' ? Buffer.of(1) : Buffer.of(0, 0x23, 1, 0x0b);
  const data = Buffer.concat([Buffer.of(2, 1, sizes.length), sizes, start, leb(content.length), content]);
  const custom = Buffer.concat([Buffer.of(4), Buffer.from('name')]);
  return Buffer.concat([
    Buffer.from('0061736d01000000', 'hex'),
    Buffer.of(11),
    leb(data.length),
    data,
    Buffer.of(0),
    leb(custom.length),
    custom,
  ]);
}

export const SECTION_AT = 64;
export const COR_AT = SECTION_AT;
export const R2R_AT = SECTION_AT + 80;
const SECTION_SIZE = 96;
const RELOCATIONS_SIZE = 16;

function section(bytes: Buffer, at: number, start: number, size: number): void {
  [size, start, size, start].forEach((value, index) => bytes.writeUInt32LE(value, at + 4 * index));
}

function leb(value: number): Buffer {
  return Buffer.of((value & 0x7f) | 0x80, ((value >>> 7) & 0x7f) | 0x80, value >>> 14);
}
