/** What a file is by its first bytes. */
export type FileKind = 'pe' | 'webcil' | 'wasm' | 'mach-o-64' | 'mach-o-other' | 'elf' | 'not-executable';

/** First bytes as a text of hexadecimal digits; none is the beginning of another. */
const SIGNATURES: readonly (readonly [string, FileKind])[] = [
  ['4d5a', 'pe'],
  ['5762494c', 'webcil'],
  ['0061736d', 'wasm'],
  ['cffaedfe', 'mach-o-64'],
  // 32-bit, big-endian, and universal files.
  ['cefaedfe', 'mach-o-other'],
  ['feedface', 'mach-o-other'],
  ['feedfacf', 'mach-o-other'],
  ['cafebabe', 'mach-o-other'],
  ['7f454c46', 'elf'],
];

export function fileKindOf(bytes: Uint8Array): FileKind {
  const first = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return SIGNATURES.find(([signature]) => first.startsWith(signature))?.[1] ?? 'not-executable';
}
