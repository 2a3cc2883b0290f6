import type { Mutant } from './mutant.js';

/** A mutant whose compiled code differs. */
export interface Slip {
  mutant: Mutant;
  /** The file with the slip, compiled, and a hash of it. */
  compiled: string;
  code: string;
  /** Where it begins to differ. */
  offset: number;
}
