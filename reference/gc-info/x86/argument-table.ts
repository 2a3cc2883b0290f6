import { R2RError } from '../../errors.js';
import { ByteCursor } from '../../io/cursor.js';
import { checkCount, readUnsigned } from './integers.js';

/** Bits of the callee-saved registers in masks. */
export const REGISTER_MASK = { EDI: 1, ESI: 2, EBX: 4, EBP: 8 } as const;

/** A pushed pointer argument in the table of a huge call. */
export interface PointerArgument {
  readonly offset: number;
  readonly byref: boolean;
}

/**
 * Reads `count` pointer arguments from the next `size` bytes and steps behind those.
 * Throws `gc-info-x86.count`, `gc-info-x86.number`, `truncated`.
 */
export function readPointerArguments(cursor: ByteCursor, count: number, size: number, start: number): PointerArgument[] {
  cursor.need(size, start);
  const table = new ByteCursor(cursor.bytes, cursor.offset, cursor.offset + size, cursor.phase);
  checkCount(table, count, 1, start, 'ArgumentCount');
  const pointers: PointerArgument[] = [];
  for (let i = 0; i < count; i++) {
    const value = readUnsigned(table);
    pointers.push({ offset: (value & ~1) >>> 0, byref: (value & 1) !== 0 });
  }
  cursor.skip(size);
  return pointers;
}

/** The error for a byte that begins no entry of the language. */
export function undefinedOpcode(cursor: ByteCursor, opcode: number, language: string): R2RError {
  return new R2RError('gc-info-x86.opcode', `0x${opcode.toString(16)} begins no entry of the ${language} language`, {
    phase: cursor.phase,
    range: { start: cursor.offset - 1, end: cursor.offset },
  });
}
