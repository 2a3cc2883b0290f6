/** The bytes with zeros behind them up to `size`; compilers fill some structures up that way. */
export function filledUp(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length >= size) return bytes;
  const filled = new Uint8Array(size);
  filled.set(bytes);
  return filled;
}
