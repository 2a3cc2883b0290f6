import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** The digest of a file, read as a stream. */
export async function fileDigest(path: string, algorithm: 'sha256' | 'sha512', encoding: 'hex' | 'base64'): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  return hash.digest(encoding);
}

/** Throws unless the file has the pinned integrity (`sha512-` and base64). */
export async function checkIntegrity(path: string, integrity: string): Promise<void> {
  const found = `sha512-${await fileDigest(path, 'sha512', 'base64')}`;
  if (found !== integrity) throw new Error(`the archive has the hash ${found}, but packages.json pins ${integrity}`);
}
