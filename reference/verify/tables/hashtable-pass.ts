import type { HashtableEntry } from '../../native-format/hashtable.js';
import type { Claim } from '../rule.js';
import type { Verification } from '../verification.js';
import { hashtablesOf, type Hashtable } from './hashtables.js';

const MODULES: Claim = { requirement: 'CPA-1', structure: 'component-assemblies' };
/** A lookup may end at the first greater low byte (r2r-format 5.2). */
const SORTED: Claim = { requirement: 'NHASH-6', structure: 'native-hashtable' };

/** The hashtables: entries ascend in each bucket, and stand where the hash of their key says. */
export function verifyHashtables(verification: Verification): void {
  for (const hashtable of verification.attempt(MODULES, '', () => [...hashtablesOf(verification.image)]) ?? []) {
    const { hashed, path } = hashtable;
    verification.attempt(hashed, path, () => verifyOrder(verification, hashtable));
    verification.attempt(hashed, path, () => {
      const check = hashtable.hashes();
      verification.note(hashed.requirement, check?.checked);
      for (const { hash, lowHash, bucket, range } of check?.mismatches ?? []) {
        verification.report(hashed, { range, path, message: `an entry with hash 0x${hash.toString(16)} stands in bucket ${bucket} under 0x${lowHash.toString(16)}` });
      }
    });
  }
}

function verifyOrder(verification: Verification, { path, entries }: Hashtable): void {
  let previous: HashtableEntry | undefined;
  for (const { entry } of entries()) {
    if (previous?.bucket === entry.bucket && previous.lowHash > entry.lowHash) {
      verification.report(SORTED, { range: entry.range, path, message: `0x${entry.lowHash.toString(16)} follows 0x${previous.lowHash.toString(16)} in bucket ${entry.bucket}` });
    }
    previous = entry;
  }
}
