import type { FileOperand } from './protocol.js';

/** Input of `image.verify`. */
export interface VerifyInput {
  files: FileOperand[];
  /** The name of the file that is verified; the others lie beside it. */
  select: string;
}

/** Something in a file that is not as the format demands. */
export interface VerifiedFinding {
  /** The id of the requirement that is broken, as the spec has it. */
  requirement: string;
  /** `error`: a MUST is broken; `warning`: a SHOULD; `info`: nothing is wrong. `error` if left out. */
  level?: 'error' | 'warning' | 'info';
  /** Half open, byte offsets in the file. */
  range?: [number, number];
  /** Where in the image. */
  path?: string;
  message?: string;
}

/** Value of an accepted `image.verify`. */
export interface Verification {
  findings: VerifiedFinding[];
}
