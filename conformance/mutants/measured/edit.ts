import type { Image } from '../../../reference/image/image.js';

/** Bytes put in the place of others, at an offset of the file. */
export interface Edit {
  at: number;
  bytes: Uint8Array;
}

/** `-> 0x7fffff00`, `13 -> 14`, `-> 9999 (section missing)`: the number behind the arrow. */
export function target(change: string): number {
  return Number(/-> (0x[0-9a-fA-F]+|\d+)/.exec(change)?.[1]);
}

/** A little-endian number in so many bytes. */
export function put(at: number, value: number, size: number): Edit {
  const bytes = Uint8Array.from({ length: size }, (_, index) => Math.floor(value / 2 ** (8 * index)) % 256);
  return { at, bytes };
}

/** `+4`, `-> 0` and the like, of the number that stands there. */
export function changed(image: Image, at: number, change: string, size = 4): Edit {
  const { bytes } = image.context.space;
  const now = Array.from(bytes.subarray(at, at + size)).reduce((sum, byte, index) => sum + byte * 2 ** (8 * index), 0);
  const plus = /^\+(\d+)/.exec(change)?.[1];
  const toggled = /toggle (0x[0-9a-f]+)/.exec(change)?.[1];
  if (plus !== undefined) return put(at, now + Number(plus), size);
  return put(at, toggled === undefined ? target(change) : (now ^ Number(toggled)) >>> 0, size);
}

export function byteXor(image: Image, at: number, mask: number): Edit {
  return put(at, image.context.space.bytes[at] ^ mask, 1);
}
