import { rotateLeft } from './rotate.js';

const SEED = 0x6da3b944;
const UTF8 = new TextEncoder();

/**
 * The version-resilient hash of a name (r2r-format 11.1): over its UTF-8 bytes, which count as signed. Unsigned 32 bits.
 */
export function nameHash(name: string): number {
  return bytesHash(UTF8.encode(name));
}

/** nameHash of bytes that are UTF-8 already; 0 for none. */
export function bytesHash(bytes: Uint8Array): number {
  if (bytes.length === 0) return 0;
  let even = SEED;
  let odd = 0;
  for (let i = 0; i < bytes.length; i += 2) {
    even = step(even, bytes[i]);
    if (i + 1 < bytes.length) odd = step(odd, bytes[i + 1]);
  }
  even = (even + rotateLeft(even, 8)) | 0;
  odd = (odd + rotateLeft(odd, 8)) | 0;
  return (even ^ odd) >>> 0;
}

function step(hash: number, byte: number): number {
  const signed = (byte << 24) >> 24;
  return ((hash + rotateLeft(hash, 5)) | 0) ^ signed;
}
