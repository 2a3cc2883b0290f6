import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { writeWhole } from './write.js';

/** The text of a file, gzipped if its name ends in `.gz`; undefined if there is none. */
export function readText(file: string): string | undefined {
  return existsSync(file) ? textOf(file, readFileSync(file)) : undefined;
}

/** The text in the bytes of a file of that name. */
export function textOf(file: string, bytes: Uint8Array): string {
  return (file.endsWith('.gz') ? gunzipSync(bytes) : Buffer.from(bytes)).toString('utf8');
}

/** Writes a text, gzipped if the name ends in `.gz`. */
export function writeText(file: string, text: string): void {
  writeWhole(file, file.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text);
}
