import type { RuntimeProfile } from './acceptance.js';
import type { FileOperand } from './protocol.js';

/** The runtime that a program runs on. */
export interface ProgramRuntime extends RuntimeProfile {
  /** Exactly this build of the framework; left out, any of `version`. */
  framework?: string;
}

/** Input of `program.run`. */
export interface ProgramInput {
  files: FileOperand[];
  /** The name of the assembly with the entry point; the others lie beside it. */
  select: string;
  runtime: ProgramRuntime;
}

/** Value of an accepted `program.run`. */
export interface ProgramResult {
  /** As a shell shows it: 128 and the number of the signal, if one ended the process. */
  exitCode: number;
  /** All that the program wrote to standard output. */
  stdout: string;
}
