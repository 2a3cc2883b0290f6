/** Rotates a 32-bit word to the left by 1 to 31 bits. The result is signed; `>>> 0` makes it unsigned. */
export function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
