import type { Kill } from './protocol.js';

/** What became of a mutant. */
export interface Outcome {
  id: string;
  group: string;
  file: string;
  says: string;
  breaks?: string;
  /** A hash of the compiled file with the slip. */
  code: string;
  asked: 'vectors' | 'vectors and suites';
  /** By a vector an implementer is caught too; by a suite only this package's own code is. */
  killed?: Kill & { by: 'vector' | 'suite' };
  /** How many families of vectors run the changed code. */
  families: number;
  seconds: number;
}

/** For who watches. */
export function lineOf({ id, says, killed, seconds }: Outcome): string {
  return `${id} (${says}) ${seconds} s\n    ${killed === undefined ? 'SURVIVES' : `${killed.vector}: ${killed.how}`}`;
}
