/** 16 bytes as a GUID text, lower case: the first three groups are little-endian numbers. */
export function guidText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  const group = (...positions: number[]): string => positions.map((position) => hex[position]).join('');
  return [group(3, 2, 1, 0), group(5, 4), group(7, 6), group(8, 9), group(10, 11, 12, 13, 14, 15)].join('-');
}

/** The 16 bytes of a GUID text; undefined if it is none. */
export function guidBytes(text: string): Uint8Array | undefined {
  const groups = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i.exec(text)?.slice(1);
  return groups && Uint8Array.from(groups.flatMap((group, index) => (index < LITTLE_ENDIAN_GROUPS ? bytesOfGroup(group).reverse() : bytesOfGroup(group))));
}

const LITTLE_ENDIAN_GROUPS = 3;

function bytesOfGroup(hex: string): number[] {
  return (hex.match(/../g) ?? []).map((byte) => parseInt(byte, 16));
}
