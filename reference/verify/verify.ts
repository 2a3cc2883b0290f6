import { R2RError } from '../errors.js';
import { Image } from '../image/image.js';
import { EXPORTS_PATH, openFile } from '../image/open.js';
import type { Surroundings } from '../image/surroundings.js';
import { verifyCode } from './code/pass.js';
import { verifyContainer } from './container/pass.js';
import type { Finding } from './finding.js';
import { findingOfError, type Reading } from './finding-of-error.js';
import { verifyHeaders } from './header/pass.js';
import { verifyImports } from './imports/pass.js';
import { verifyManifest } from './manifest/pass.js';
import { verifyMethodTables } from './methods/pass.js';
import { notAnImage } from './not-an-image.js';
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
const EXPORTS: Claim = { requirement: 'EXP-1', structure: 'export-directory' };
const HEADERS: Claim = { requirement: 'PE-2', structure: 'pe-envelope' };
const CONTAINER: Reading = ({ path }) => (path.startsWith(EXPORTS_PATH) ? EXPORTS : HEADERS);
const HEADER: Claim = { requirement: 'HDR-4', structure: 'header' };

/**
 * Holds a file against every demand of the format that can be checked without running it.
 * @param bytes the whole file
 * @param around the files that it refers to; what needs one that is missing is not checked
 * @returns what is not as it should be; nothing is thrown, whatever the bytes
 */
export function verifyFile(bytes: Uint8Array, name: string, around?: Surroundings): Finding[] {
  const file = readable(CONTAINER, () => openFile(bytes, name));
  if ('level' in file) return [file];
  if (file.kind === 'not-r2r') return [notAnImage(bytes, file)];
  const image = readable(HEADER, () => new Image(file, around));
  return 'level' in image ? [image] : verifyImage(image).findings;
}

/** As `verifyFile`, for an image whose header has been read. */
export function verifyImage(image: Image): Verification {
  const verification = new Verification(image);
  for (const pass of PASSES) verification.attempt(FILE, '', () => pass(verification));
  const lengths = verification.attempt(FILE, '', () => verifyCode(verification));
  if (lengths !== undefined) verification.attempt(FILE, '', () => verifyCodeTables(verification, lengths));
  return verification;
}

/** What `read` returns, or a finding if it throws an R2RError. */
function readable<T extends object>(reading: Reading, read: () => T): T | Finding {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    return findingOfError(error, reading);
  }
}

