import type { Kill } from './protocol.js';

/** What became of a mutant. */
export interface Outcome {
  id: string;
  group: string;
  file: string;
  says: string;
  breaks?: string;
  /** By a vector an implementer is caught too; by a suite only this package's own code is. */
  killed?: Kill & { by: 'vector' | 'suite' };
  /** How many families of vectors run the changed code. */
  families: number;
  seconds: number;
}
