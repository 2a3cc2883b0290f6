import type { ByteCursor } from '../io/cursor.js';
import { readCompressedUnsigned } from './compressed.js';

/** Operand of Check_InstructionSetSupport (r2r-format 7.3). */
export interface InstructionSetOperand {
  readonly form: 'instruction-sets';
  readonly sets: readonly {
    /** A value of INSTRUCTION_SETS, or one this reader does not know. */
    readonly set: number;
    /** The machine must have it; otherwise it must not. */
    readonly supported: boolean;
  }[];
}

/** Reads a count and that many numbers set * 2 + supported. @throws R2RError `compressed-unsigned.first-byte`, `truncated` */
export function readInstructionSets(cursor: ByteCursor): InstructionSetOperand {
  const count = readCompressedUnsigned(cursor);
  const sets: { set: number; supported: boolean }[] = [];
  for (let i = 0; i < count; i++) {
    const value = readCompressedUnsigned(cursor);
    sets.push({ set: value >>> 1, supported: (value & 1) !== 0 });
  }
  return { form: 'instruction-sets', sets };
}
