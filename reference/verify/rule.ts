import type { Image } from '../image/image.js';
import type { Fault, Level } from './finding.js';

/** What a finding names: a requirement, and the structure that it is about. */
export interface Claim {
  /** The id of a requirement of the spec. */
  readonly requirement: string;
  /** The topic of the structure. */
  readonly structure: string;
  /** `error` if absent. */
  readonly level?: Level;
}

/** One demand of the format on one kind of thing: an image, a method, an import cell, the GC info of a method. */
export interface Rule<Subject> extends Claim {
  /** @returns what breaks the rule @throws R2RError if something that is needed cannot be read */
  check(subject: Subject, image: Image): Iterable<Fault>;
}
