import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../contract/package-root.js';
import type { FuzzInput } from './cases.js';

/** Writes an input that failed below `.r2r/fuzz`, with its bytes; returns the path relative to the package. */
export function saveInput(input: FuzzInput, name: string): string {
  const path = join('.r2r', 'fuzz', `${name}.json`);
  mkdirSync(join(packageRoot(), '.r2r', 'fuzz'), { recursive: true });
  writeFileSync(join(packageRoot(), path), `${JSON.stringify({ ...input, bytes: Buffer.from(input.bytes).toString('base64') }, undefined, 1)}\n`);
  return path;
}

/** @param path as `saveInput` returned it, or any other path to such a file */
export function loadInput(path: string): FuzzInput {
  const saved: FuzzInput & { bytes: string } = JSON.parse(readFileSync(path, 'utf8'));
  return { ...saved, bytes: new Uint8Array(Buffer.from(saved.bytes, 'base64')) };
}
