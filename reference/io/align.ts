/** The next multiple of `alignment`, which is a power of two or not. */
export function alignUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment;
}
