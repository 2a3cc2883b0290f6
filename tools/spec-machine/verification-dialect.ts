import type { FieldEdit, Scenarios } from './scenario-dialect.js';

/** Committed images, and what is broken in them by changing some bytes: `image.verify` has to name it. */
export interface Verifications {
  /** The first part of the ids of the vectors. */
  name: string;
  title: string;
  bases: Record<string, Scenarios['bases'][string] & Shows>;
  cases: VerificationCase[];
}

export interface VerificationCase {
  id: string;
  base: string;
  edits: FieldEdit[];
  /** The requirement that is broken; of several each is right, and the first is meant. */
  breaks?: string[];
  /** Instead: the requirements by which nothing is wrong with the image, unusual as it is. */
  permits?: string[];
  /** What is broken lies in other bytes than those that are changed. */
  elsewhere?: true;
  says: string;
}

export interface Shows {
  /** Requirements that the image shows as it is, besides those that cases break. */
  shows?: string[];
}
