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

const FILE: Claim = { requirement: 'IMG-1', structure: 'image' };

/**
 * Holds a file against every demand of the format that can be checked without running it.
 * @param bytes the whole file
 * @param around the files that it refers to; what needs one that is missing is not checked
 * @returns what is not as it should be; nothing is thrown, whatever the bytes
 */
export function verifyFile(bytes: Uint8Array, name: string, around?: Surroundings): Finding[] {
  try {
    const file = openFile(bytes, name);
    return file.kind === 'not-r2r' ? [notAnImage(file)] : verifyImage(new Image(file, around));
  } catch (error) {
    if (error instanceof R2RError) return [findingOf(error)];
    throw error;
  }
}

/** As `verifyFile`, for an image whose header has been read. */
export function verifyImage(image: Image): Finding[] {
  const verification = new Verification(image);
  verifyContainer(verification);
  verifyHeaders(verification);
  verifyManifest(verification);
  verifyImports(verification);
  const lengths = verifyCode(verification);
  verifyMethodTables(verification);
  verifyCodeTables(verification, lengths);
  verifyHashtables(verification);
  verifyModuleTables(verification);
  return verification.findings;
}

function findingOf(error: R2RError): Finding {
  const { code, range, path, message } = error;
  return { level: 'error', ...claimOfError(error, FILE), range, path, message, code };
}

/** What files without an image may well be: the others say that they are images, or nothing that can be read. */
const NO_IMAGES: ReadonlySet<NotR2RReason> = new Set<NotR2RReason>(['il-only', 'native-library', 'elf', 'mach-o', 'wasm']);

function notAnImage({ reason, sentence, range }: NotR2RFile): Finding {
  return { requirement: 'PE-16', structure: 'pe-envelope', level: NO_IMAGES.has(reason) ? 'info' : 'error', range, path: '', message: sentence };
}
