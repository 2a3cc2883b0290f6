import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why nobody can see the slip. */
export interface Explained {
  id: string;
  /** As the mutant says it, so that the reason does not outlive a change of the code. */
  says: string;
  reason: string;
}

/** The survivors that are no slips: what they do is the same. */
export function readExplained(root: string): Explained[] {
  return (JSON.parse(readFileSync(join(root, 'conformance/mutants/explained.json'), 'utf8')) as { mutants: Explained[] }).mutants;
}
