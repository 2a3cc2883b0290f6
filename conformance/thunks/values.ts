import { SIZES } from './expected.js';

/** Bit patterns at the borders of a type, among them NaNs whose payload must stay, in little-endian hexadecimal. */
const BORDERS: Readonly<Record<string, readonly string[]>> = {
  i: ['00000080', 'ffffffff', 'ffffff7f'],
  l: ['0000000000000080', 'ffffffffffffffff', '0000000001000000'],
  f: ['0100a07f', '00000080', '563412ff'],
  d: ['010000000000f47f', '0000000000000080', '7856341200c0f0ff'],
  V: ['0100a07f0000008000000000ffffffff', 'ffffffffffffffffffffffffffffffff', '010000000000f47f0000000000000080'],
};

/** In the first round every byte says which parameter it belongs to, so that no two can be confused. */
export const ROUNDS = 4;

/** The bytes of parameter `index` in a round. */
export function valueOf(type: string, index: number, round: number): Uint8Array {
  if (round === 0) return marked(SIZES[type], index);
  const borders = BORDERS[type];
  return Uint8Array.from(Buffer.from(borders[(index + round) % borders.length], 'hex'));
}

/** Bytes that are all different from those of other indexes, as far as numbers of 8 bits go. */
export function marked(size: number, index: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => 1 + ((index * 37 + at * 11) % 251));
}

export function word(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}
