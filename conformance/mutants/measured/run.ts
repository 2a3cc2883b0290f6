import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Image } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { FileSet } from '../../../reference/image/surroundings.js';
import { verifyFile } from '../../../reference/verify/verify.js';
import { mutated } from './edits.js';
import { buildImage } from './inputs.js';
import { readMeasured, readUnseen, type Measured } from './measured.js';

/** What a runtime did not come through well. */
const HARM: ReadonlySet<Measured['outcome']> = new Set<Measured['outcome']>(['crash', 'different output', 'exception']);

interface Result extends Measured {
  /** undefined if the image that is built here lacks what the mutation is about. */
  found: string[] | undefined;
}

/**
 * Makes the measured mutations again and asks verification about each.
 * @returns whether each that did harm is found, or has a reason in unseen.json; true if they cannot be made here
 */
export function verifyMeasured(say: (line: string) => void): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'r2r-measured-'));
  try {
    const built = buildImage(folder);
    if ('leftOut' in built) {
      say(`left out: the measured mutations: ${built.leftOut}`);
      return true;
    }
    const around = new FileSet([{ name: 'dep.dll', bytes: () => readFileSync(join(folder, 'dep.dll')) }]);
    return report(resultsOf(built.bytes, built.name, around), say);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function resultsOf(bytes: Uint8Array, name: string, around: FileSet): Result[] {
  const file = openFile(bytes, name);
  if (file.kind === 'not-r2r') throw new Error(file.sentence);
  return readMeasured().map((mutation) => {
    const changed = mutated(new Image(file, around), mutation);
    if (changed === undefined) return { ...mutation, found: undefined };
    const findings = verifyFile(changed, name, around).filter(({ level }) => level !== 'info');
    return { ...mutation, found: [...new Set(findings.map(({ requirement }) => requirement))] };
  });
}

function report(results: readonly Result[], say: (line: string) => void): boolean {
  const reasons = new Map(readUnseen().flatMap(({ numbers, reason }) => numbers.map((number) => [number, reason] as const)));
  for (const { n, field } of results.filter(({ found }) => found === undefined)) say(`not made: ${n}, the image lacks ${field}`);
  say('\noutcome            mutations  found');
  for (const outcome of new Set(results.map((result) => result.outcome))) {
    const own = results.filter((result) => result.outcome === outcome);
    say(`${outcome.padEnd(18)} ${String(own.length).padStart(9)} ${String(own.filter(isFound).length).padStart(6)}`);
  }
  const harmless = results.filter((result) => isFound(result) && reasons.has(result.n));
  for (const { n } of harmless) say(`explained for nothing: ${n} is found`);
  const unseen = results.filter(({ outcome, found }) => HARM.has(outcome) && found?.length === 0);
  for (const { n, field, change, outcome } of unseen) say(`${reasons.has(n) ? 'explained' : 'MISSED'} ${n} ${field}: ${change} (${outcome})${reasons.has(n) ? `: ${reasons.get(n)}` : ''}`);
  return harmless.length === 0 && unseen.every(({ n }) => reasons.has(n));
}

function isFound({ found }: Result): boolean {
  return found !== undefined && found.length > 0;
}
