import { R2RError } from '../errors.js';
import { Image } from '../image/image.js';
import type { NotR2RReason } from '../image/not-r2r.js';
import { openFile } from '../image/open.js';
import type { NotR2RFile } from '../image/opened-file.js';
import type { Surroundings } from '../image/surroundings.js';
import { verifyCode } from './code/pass.js';
import { verifyContainer } from './container/pass.js';
import type { Finding } from './finding.js';
import { verifyHeaders } from './header/pass.js';
import { verifyImports } from './imports/pass.js';
import { verifyManifest } from './manifest/pass.js';
import { verifyMethodTables } from './methods/pass.js';
import { claimOfError } from './requirements-of-codes.js';
import type { Claim } from './rule.js';
import { verifyCodeTables } from './tables/code-tables.js';
import { verifyHashtables } from './tables/hashtable-pass.js';
import { verifyModuleTables } from './tables/module-tables.js';
import { Verification } from './verification.js';

/** Cheap ones first; what one structure breaks is said by the first that reads it. */
const PASSES: readonly ((verification: Verification) => void)[] = [
  verifyContainer,
  verifyHeaders,
  verifyManifest,
  verifyImports,
  verifyMethodTables,
  verifyHashtables,
  verifyModuleTables,
];

const FILE: Claim = { requirement: 'IMG-1', structure: 'image' };
const CONTAINER: Claim = { requirement: 'PE-2', structure: 'pe-envelope' };
const HEADER: Claim = { requirement: 'HDR-4', structure: 'header' };

/**
 * Holds a file against every demand of the format that can be checked without running it.
 * @param bytes the whole file
 * @param around the files that it refers to; what needs one that is missing is not checked
 * @returns what is not as it should be; nothing is thrown, whatever the bytes
 */
export function verifyFile(bytes: Uint8Array, name: string, around?: Surroundings): Finding[] {
  try {
    const file = openFile(bytes, name);
    return file.kind === 'not-r2r' ? [notAnImage(bytes, file)] : verifyImage(new Image(file, around)).findings;
  } catch (error) {
    if (error instanceof R2RError) return [findingOf(error)];
    throw error;
  }
}

/** As `verifyFile`, for an image whose header has been read. */
export function verifyImage(image: Image): Verification {
  const verification = new Verification(image);
  for (const pass of PASSES) verification.attempt(FILE, '', () => pass(verification));
  const lengths = verification.attempt(FILE, '', () => verifyCode(verification));
  if (lengths !== undefined) verification.attempt(FILE, '', () => verifyCodeTables(verification, lengths));
  return verification;
}

function findingOf(error: R2RError): Finding {
  const { code, phase, range, path, message } = error;
  return { level: 'error', ...claimOfError(error, phase === 'container' ? CONTAINER : phase === 'header' ? HEADER : FILE), range, path, message, code };
}

/** What files without an image may well be: the others say that they are images, or nothing that can be read. */
const NO_IMAGES: ReadonlySet<NotR2RReason> = new Set<NotR2RReason>(['il-only', 'native-library', 'elf', 'mach-o', 'wasm']);

/** What begins the native images of the compilers before ReadyToRun, which .NET Core had for its own library up to 2.2. */
const NGEN_SIGNATURE = 'NGE';

function notAnImage(bytes: Uint8Array, { reason, sentence, range }: NotR2RFile): Finding {
  const signature = range === undefined ? '' : String.fromCharCode(...bytes.subarray(range.start, range.start + NGEN_SIGNATURE.length));
  const isNoImage = NO_IMAGES.has(reason) || (reason === 'older-native-format' && signature === NGEN_SIGNATURE);
  if (reason === 'older-native-format' && !isNoImage) return { requirement: 'HDR-1', structure: 'header', level: 'error', range, path: 'Header.Signature', message: sentence };
  return { requirement: 'PE-16', structure: 'pe-envelope', level: isNoImage ? 'info' : 'error', range, path: '', message: sentence };
}
