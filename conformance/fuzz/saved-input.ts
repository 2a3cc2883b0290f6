import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../contract/package-root.js';
import type { FileInput, FuzzInput, StructureInput } from './input.js';

/** Where runs keep what they found and how far they came; relative to the package. */
export const FUZZ_FOLDER = join('.r2r', 'fuzz');

/** An input as JSON, its bytes as base64. */
export function inputText(input: FuzzInput): string {
  return `${JSON.stringify('bytes' in input ? { ...input, bytes: Buffer.from(input.bytes).toString('base64') } : input, undefined, 1)}\n`;
}

export function parseInput(text: string): FuzzInput {
  const input = JSON.parse(text) as FuzzInput | (Omit<StructureInput | FileInput, 'bytes'> & { bytes: string });
  return ('bytes' in input ? { ...input, bytes: Uint8Array.from(Buffer.from(input.bytes as string, 'base64')) } : input) as FuzzInput;
}

/** Writes an input that failed below `.r2r/fuzz`; returns the path relative to the package. */
export function saveInput(input: FuzzInput, name: string): string {
  const path = join(FUZZ_FOLDER, `${name}.json`);
  mkdirSync(join(packageRoot(), FUZZ_FOLDER), { recursive: true });
  writeFileSync(join(packageRoot(), path), inputText(input));
  return path;
}

/** @param path as `saveInput` returned it, or any other path to such a file */
export function loadInput(path: string): FuzzInput {
  return parseInput(readFileSync(path, 'utf8'));
}
