import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../contract/package-root.js';

/** A change of one field of an image, and what CoreCLR 10.0.12 did with it. */
export interface Measured {
  n: number;
  group: string;
  field: string;
  change: string;
  outcome: 'same' | 'crash' | 'different output' | 'exception' | 'ignored' | 'partly compiled';
}

/** Why verification cannot see some of them. */
export interface Unseen {
  numbers: number[];
  reason: string;
}

export const FOLDER = join(packageRoot(), 'conformance', 'mutants', 'measured');

export function readMeasured(): Measured[] {
  return (JSON.parse(readFileSync(join(FOLDER, 'mutations.json'), 'utf8')) as { mutations: Measured[] }).mutations;
}

export function readUnseen(): Unseen[] {
  return (JSON.parse(readFileSync(join(FOLDER, 'unseen.json'), 'utf8')) as { unseen: Unseen[] }).unseen;
}
