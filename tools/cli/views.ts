import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Json } from '../../conformance/contract/facts-canonical.js';
import { complain, EXIT } from './exit-codes.js';
import { isFileFault, whyUnreadable } from './problems.js';

/** A facts view as some tool wrote it. */
export type View = Record<string, Json>;

const GZIP = 0x8b1f;

/** Reads a facts view, gzipped or not; says why not, and gives undefined, if it is none. */
export function readView(path: string): View | undefined {
  try {
    const bytes = readFileSync(path);
    const isZipped = bytes.length >= 2 && bytes.readUInt16LE(0) === GZIP;
    const value: Json = JSON.parse((isZipped ? gunzipSync(bytes) : bytes).toString());
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    complain(`${path}: no facts view, which is a JSON object`, EXIT.impossible);
  } catch (error) {
    const isDamaged = error instanceof Error && 'code' in error && !isFileFault(error);
    complain(`${path}: ${isDamaged ? error.message : whyUnreadable(error)}`, EXIT.impossible);
  }
  return undefined;
}
