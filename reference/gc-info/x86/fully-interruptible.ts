import type { ByteCursor } from '../../io/cursor.js';
import { undefinedOpcode } from './argument-table.js';
import { readUnsigned } from './integers.js';

/** An entry of the fully interruptible language; `codeOffset` in bytes from the method's start. */
export type InterruptibleEntry =
  | { readonly kind: 'register'; readonly codeOffset: number; readonly register: number; readonly live: boolean; readonly isThis: boolean; readonly interior: boolean }
  | { readonly kind: 'push'; readonly codeOffset: number; readonly argument: number; readonly isThis: boolean; readonly interior: boolean }
  | { readonly kind: 'push-non-pointer'; readonly codeOffset: number }
  | { readonly kind: 'pop'; readonly codeOffset: number; readonly count: number }
  | { readonly kind: 'kill'; readonly codeOffset: number; readonly argument: number }
  | { readonly kind: 'adjust-count'; readonly codeOffset: number; readonly count: number };

/**
 * Reads the register and argument table of a fully interruptible method (r2r-format 9.5, gcdumpx86.cpp).
 *
 *   0LRRRDDD        register R becomes live (L) or dead, D bytes on
 *   10AAADDD        A < 6: push of pointer argument A       11AAADDD   A < 6: pop of A arguments
 *   10110DDD        push of a non-pointer                   11110DDD   advance by (D + 1) * 8
 *   B8 n advance    BC the next is `this`    BF the next is an interior pointer
 *   F8 n push       FC n pop      FD n kill      F9 n adjust the count of arguments      FF end
 *
 * Throws `gc-info-x86.opcode`, `gc-info-x86.number`, `truncated`.
 */
export function readFullyInterruptible(cursor: ByteCursor): InterruptibleEntry[] {
  const entries: InterruptibleEntry[] = [];
  let codeOffset = 0;
  let isThis = false;
  let interior = false;
  const push = (argument: number): void => {
    entries.push({ kind: 'push', codeOffset, argument, isThis, interior });
    isThis = interior = false;
  };
  for (;;) {
    const opcode = cursor.u8();
    const argument = (opcode >> 3) & 7;
    if (opcode < 0x80) {
      codeOffset += opcode & 7;
      entries.push({ kind: 'register', codeOffset, register: argument, live: (opcode & 0x40) !== 0, isThis, interior });
      isThis = interior = false;
    } else if (argument < 6) {
      codeOffset += opcode & 7;
      if ((opcode & 0x40) === 0) push(argument);
      else if (argument !== 0) entries.push({ kind: 'pop', codeOffset, count: argument });
    } else if (argument === 6) {
      if ((opcode & 0x40) !== 0) {
        codeOffset += ((opcode & 7) + 1) << 3;
      } else {
        codeOffset += opcode & 7;
        entries.push({ kind: 'push-non-pointer', codeOffset });
      }
    } else if (opcode === 0xff) {
      return entries;
    } else if (opcode === 0xbc) {
      isThis = true;
    } else if (opcode === 0xbf) {
      interior = true;
    } else if (opcode === 0xb8) {
      codeOffset += readUnsigned(cursor);
    } else if (opcode === 0xf8) {
      push(readUnsigned(cursor));
    } else if (opcode === 0xfc) {
      entries.push({ kind: 'pop', codeOffset, count: readUnsigned(cursor) });
    } else if (opcode === 0xfd) {
      entries.push({ kind: 'kill', codeOffset, argument: readUnsigned(cursor) });
    } else if (opcode === 0xf9) {
      entries.push({ kind: 'adjust-count', codeOffset, count: readUnsigned(cursor) });
    } else {
      throw undefinedOpcode(cursor, opcode, 'fully interruptible');
    }
  }
}
