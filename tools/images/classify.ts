import type { FileKind } from '../../conformance/world/manifest.js';

/**
 * What a file of a package is, read from the few fields that decide it (PE/COFF; ECMA-335 II.25.3.3; the R2R
 * signature). Not the reference's reader, on purpose: `world.json` is what that reader is held against.
 */
export function classify(bytes: Buffer): { kind: FileKind; formatVersion?: string } | undefined {
  if (bytes.length < 0x40 || bytes.toString('latin1', 0, 2) !== 'MZ') return undefined;
  const pe = bytes.readUInt32LE(0x3c);
  if (bytes.toString('latin1', pe, pe + 4) !== 'PE\0\0') return undefined;
  const sectionCount = bytes.readUInt16LE(pe + 6);
  const optional = pe + 24;
  const sections = optional + bytes.readUInt16LE(pe + 20);
  const directories = optional + (bytes.readUInt16LE(optional) === 0x20b ? 112 : 96);

  const offsetOf = (rva: number): number => {
    for (let at = sections; at < sections + sectionCount * 40; at += 40) {
      const start = bytes.readUInt32LE(at + 12);
      if (rva >= start && rva < start + bytes.readUInt32LE(at + 16)) return rva - start + bytes.readUInt32LE(at + 20);
    }
    throw new Error(`RVA 0x${rva.toString(16)} lies in no section`);
  };

  const cliHeader = bytes.readUInt32LE(directories + 14 * 8);
  if (cliHeader === 0) return { kind: 'native' };
  const managedNativeHeader = bytes.readUInt32LE(offsetOf(cliHeader) + 64);
  if (managedNativeHeader === 0) return { kind: 'il' };
  const header = offsetOf(managedNativeHeader);
  if (bytes.toString('latin1', header, header + 4) !== 'RTR\0') return { kind: 'old-native' };
  return { kind: 'r2r', formatVersion: `${bytes.readUInt16LE(header + 4)}.${bytes.readUInt16LE(header + 6)}` };
}

/** The meaning of the kinds, as `world.json` gives it. */
export const KINDS: Record<FileKind, string> = {
  r2r: 'R2R image: the CLI header has a managed-native header with the R2R signature',
  il: 'not R2R: a CLI header without managed-native header (IL only, mostly facades)',
  'old-native': 'not R2R: a managed-native header without the R2R signature (the older native format)',
  native: 'not R2R: a PE file without CLI header',
};
