import type { ByteCursor } from '../../io/cursor.js';
import { readPointerArguments, undefinedOpcode, type PointerArgument } from './argument-table.js';
import { CALL_COMMON_DELTAS, CALL_PATTERNS } from './call-patterns.js';
import { readUnsigned } from './integers.js';

/** A call in the ESP-frame language; `codeOffset` is the address after it, in bytes from the method's start. */
export interface EspFrameCall {
  readonly kind: 'call';
  readonly codeOffset: number;
  /** Mask of callee-saved registers that hold pointers. */
  readonly registers: number;
  /** Pushed arguments, in words. */
  readonly argCount: number;
  readonly argMask: number;
  /** From the interior mask in front of the call: registers in bits 0-3, arguments above. */
  readonly interiorMask: number;
  /** Of huge calls, instead of `argMask`. */
  readonly pointerArguments: readonly PointerArgument[];
}

export type EspFrameEntry =
  | EspFrameCall
  | { readonly kind: 'push'; readonly codeOffset: number; readonly count: number }
  | { readonly kind: 'pop'; readonly codeOffset: number; readonly count: number }
  | { readonly kind: 'interior-mask'; readonly codeOffset: number; readonly mask: number }
  /** `register`: 0 EDI, 1 ESI, 2 EBX, 3 EBP. */
  | { readonly kind: 'this'; readonly codeOffset: number; readonly register: number };

/**
 * Reads the table of a method that addresses its frame by ESP (r2r-format 9.5, gcdumpx86.cpp). Deltas (D) add up.
 *
 *   000DDDDD  push of one word          00100000 n  push of n words
 *   01CCDDDD  pop of C words            01000000 n  advance by n
 *   1PPPPPPP  P < 80: call of pattern P
 *   1101RRRR DDCCCMMM   call: registers R, C arguments of which M are pointers, delta a common one
 *   1110RRRR n m        call without delta: n arguments, mask m
 *   11110000 m  interior mask of the next call         111101RR  R is the register of `this`
 *   111110xx masks u32 delta u32 arguments u32 count u32 size, table of pointer arguments        huge call
 *   111111xx  end
 *
 * Throws `gc-info-x86.opcode`, `gc-info-x86.count`, `gc-info-x86.number`, `truncated`.
 */
export function readEspFrame(cursor: ByteCursor): EspFrameEntry[] {
  const entries: EspFrameEntry[] = [];
  let codeOffset = 0;
  let interiorMask = 0;
  for (;;) {
    const opcode = cursor.u8();
    if (opcode < 0x20) {
      codeOffset += opcode;
      entries.push({ kind: 'push', codeOffset, count: 1 });
    } else if (opcode === 0x20) {
      entries.push({ kind: 'push', codeOffset, count: readUnsigned(cursor) });
    } else if (opcode === 0x40) {
      codeOffset += readUnsigned(cursor);
    } else if (opcode > 0x40 && opcode < 0x80) {
      codeOffset += opcode & 0xf;
      const count = (opcode >> 4) & 3;
      if (count > 0) entries.push({ kind: 'pop', codeOffset, count });
    } else if (opcode === 0xf0) {
      interiorMask = readUnsigned(cursor);
      entries.push({ kind: 'interior-mask', codeOffset, mask: interiorMask });
    } else if (opcode >= 0xf4 && opcode < 0xf8) {
      entries.push({ kind: 'this', codeOffset, register: opcode & 3 });
    } else if (opcode >= 0xfc) {
      return entries;
    } else if (opcode < 0x80 || (opcode > 0xf0 && opcode < 0xf4)) {
      throw undefinedOpcode(cursor, opcode, 'ESP-frame');
    } else {
      const call = readCall(cursor, opcode, codeOffset, interiorMask);
      codeOffset = call.codeOffset;
      interiorMask = 0;
      entries.push(call);
    }
  }
}

function readCall(cursor: ByteCursor, opcode: number, before: number, interiorMask: number): EspFrameCall {
  const start = cursor.offset - 1;
  const pattern = opcode - 0x80;
  if (pattern < CALL_PATTERNS.length) {
    const [argCount, registers, argMask, codeDelta] = CALL_PATTERNS[pattern];
    return { kind: 'call', codeOffset: before + codeDelta, registers, argCount, argMask, interiorMask, pointerArguments: [] };
  }
  if (opcode < 0xe0) {
    const byte = cursor.u8();
    return {
      kind: 'call',
      codeOffset: before + CALL_COMMON_DELTAS[byte >> 6],
      registers: opcode & 0xf,
      argCount: (byte >> 3) & 7,
      argMask: byte & 7,
      interiorMask,
      pointerArguments: [],
    };
  }
  if (opcode < 0xf0) {
    const argCount = readUnsigned(cursor);
    const argMask = readUnsigned(cursor);
    return { kind: 'call', codeOffset: before, registers: opcode & 0xf, argCount, argMask, interiorMask, pointerArguments: [] };
  }
  const masks = cursor.u8();
  const codeOffset = before + cursor.u32();
  const argCount = cursor.u32();
  const pointerArguments = readPointerArguments(cursor, cursor.u32(), cursor.u32(), start);
  return { kind: 'call', codeOffset, registers: masks & 0xf, argCount, argMask: 0, interiorMask: masks >> 4, pointerArguments };
}
