/** 16 bytes as a GUID text, lower case: the first three groups are little-endian numbers. */
export function guidText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  const group = (...positions: number[]): string => positions.map((position) => hex[position]).join('');
  return [group(3, 2, 1, 0), group(5, 4), group(7, 6), group(8, 9), group(10, 11, 12, 13, 14, 15)].join('-');
}
