import type { GeneratedVector } from '../spec-machine/vectors.js';

/** What a vector of `format.decode` or `format.encode` asks about. */
interface StructureInput {
  kind?: string;
  bytes?: string;
  size?: number;
}

export const inputOf = ({ input }: GeneratedVector): StructureInput => input;
