import type { Acceptance } from '../../../conformance/contract/acceptance.js';
import type { Subject } from './subject.js';

export type Outcome = Acceptance['outcome'];

/** A check between opening a file and using its native code (runtime-semantics A). */
export interface Rule {
  /** The id of the requirement. */
  readonly id: string;
  /** What becomes of the image if this rule decides; undefined if it does not. */
  check(subject: Subject): Outcome | undefined;
}
