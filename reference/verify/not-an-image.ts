import { READYTORUN_SIGNATURE } from '../image/header.js';
import type { NotR2RReason } from '../image/not-r2r.js';
import type { NotR2RFile } from '../image/opened-file.js';
import { VERSION_FEATURES } from '../image/versions.js';
import { ByteCursor } from '../io/cursor.js';
import type { Finding } from './finding.js';

/** What files without an image may well be: the others say that they are images, or nothing that can be read. */
const NO_IMAGES: ReadonlySet<NotR2RReason> = new Set<NotR2RReason>(['il-only', 'native-library', 'elf', 'mach-o', 'wasm']);

/** What begins the native images of the compilers before ReadyToRun, which .NET Core had for its own library up to 2.2. */
const NGEN_SIGNATURE = 'NGE';

/** What is to say of a file without an image: nothing is wrong with it, unless it was meant to be one. */
export function notAnImage(bytes: Uint8Array, { reason, sentence, range }: NotR2RFile): Finding {
  if (reason === 'older-native-format') {
    const start = range?.start ?? 0;
    const isOlder = String.fromCharCode(...bytes.subarray(start, start + NGEN_SIGNATURE.length)) === NGEN_SIGNATURE;
    return { requirement: 'HDR-1', structure: 'header', level: isOlder ? 'info' : 'error', range, path: 'Header.Signature', message: sentence };
  }
  const lost = reason === 'native-library' ? lostHeader(bytes) : undefined;
  if (lost !== undefined) {
    const message = 'nothing leads to the READYTORUN_HEADER that the file has: neither a CLI header nor an export';
    return { requirement: 'PE-13', structure: 'pe-envelope', level: 'error', range: { start: lost, end: lost + 4 }, path: '', message };
  }
  return { requirement: 'PE-16', structure: 'pe-envelope', level: NO_IMAGES.has(reason) ? 'info' : 'error', range, path: '', message: sentence };
}

const HEADER_SIZE = 16;
const MOST_SECTIONS = 64;

/** Where something stands that looks like a READYTORUN_HEADER: signature, a known version, few sections. */
function lostHeader(bytes: Uint8Array): number | undefined {
  const first = READYTORUN_SIGNATURE & 0xff;
  for (let at = bytes.indexOf(first); at >= 0 && at + HEADER_SIZE <= bytes.length; at = bytes.indexOf(first, at + 1)) {
    const cursor = new ByteCursor(bytes, at);
    if (cursor.u32() !== READYTORUN_SIGNATURE) continue;
    const major = cursor.u16();
    cursor.skip(6);
    const isKnown = major >= VERSION_FEATURES.oldestMajor.major && major <= VERSION_FEATURES.newestMajor.major;
    if (isKnown && cursor.u32() <= MOST_SECTIONS) return at;
  }
  return undefined;
}
