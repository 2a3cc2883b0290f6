import type { ByteCursor } from '../../io/cursor.js';
import { readPointerArguments, undefinedOpcode, type PointerArgument } from './argument-table.js';

/** An entry of the EBP-frame language; `codeOffset` is the address after a call, in bytes from the method's start. */
export type EbpFrameEntry =
  | {
      readonly kind: 'call';
      readonly codeOffset: number;
      /** Mask of registers that hold pointers, and of those, which are byrefs. */
      readonly registers: number;
      readonly byrefRegisters: number;
      readonly argMask: number;
      readonly byrefArgMask: number;
      /** Of huge calls, instead of the masks. */
      readonly pointerArguments: readonly PointerArgument[];
    }
  | { readonly kind: 'this'; readonly codeOffset: number; readonly registers: number };

/**
 * Reads the call table of a method with an EBP frame (r2r-format 9.5, gcdumpx86.cpp). Deltas (D) add up over the entries.
 *
 *   0RRRDDDD  D != 0: tiny call             0RRR0000  R names the register of `this`
 *   1DDDDDDD RRRAAAAA  small call, unless the first byte is one of these:
 *   F9 DDDDDDDD RRRAAAAA rrrIIIII           medium, with byref registers and arguments
 *   FD aaaaaaaa AAAAdddd RRRDDDDD           medium, arguments AAAAaaaaaaaa, delta DDDDDdddd
 *   FE masks u32 delta u32 arguments        large; FA the same with u32 byref arguments
 *   FB masks u32 delta u32 count u32 size, table of pointer arguments        huge
 *   FF end
 *
 * `masks` holds registers in bits 0-2 and byref registers in bits 4-6.
 * Throws `gc-info-x86.opcode`, `gc-info-x86.count`, `gc-info-x86.number`, `truncated`.
 */
export function readEbpFrame(cursor: ByteCursor): EbpFrameEntry[] {
  const entries: EbpFrameEntry[] = [];
  let codeOffset = 0;
  for (;;) {
    const start = cursor.offset;
    const opcode = cursor.u8();
    let registers = 0;
    let byrefRegisters = 0;
    let argMask = 0;
    let byrefArgMask = 0;
    let pointerArguments: PointerArgument[] = [];
    if (opcode === 0xff) return entries;
    if (opcode < 0x80) {
      registers = opcode >> 4;
      if ((opcode & 0xf) === 0) {
        if (registers === 0) throw undefinedOpcode(cursor, opcode, 'EBP-frame');
        entries.push({ kind: 'this', codeOffset, registers });
        continue;
      }
      codeOffset += opcode & 0xf;
    } else if (opcode === 0xfd) {
      const low = cursor.u8();
      const middle = cursor.u8();
      const high = cursor.u8();
      argMask = low | ((middle & 0xf0) << 4);
      codeOffset += (middle & 0xf) + ((high & 0x1f) << 4);
      registers = high >> 5;
    } else if (opcode === 0xf9) {
      codeOffset += cursor.u8();
      const pointers = cursor.u8();
      const byrefs = cursor.u8();
      registers = pointers >> 5;
      argMask = pointers & 0x1f;
      byrefRegisters = byrefs >> 5;
      byrefArgMask = byrefs & 0x1f;
    } else if (opcode === 0xfe || opcode === 0xfa || opcode === 0xfb) {
      const masks = cursor.u8();
      registers = masks & 7;
      byrefRegisters = masks >> 4;
      codeOffset += cursor.u32();
      if (opcode === 0xfb) {
        pointerArguments = readPointerArguments(cursor, cursor.u32(), cursor.u32(), start);
      } else {
        argMask = cursor.u32();
        if (opcode === 0xfa) byrefArgMask = cursor.u32();
      }
    } else {
      codeOffset += opcode & 0x7f;
      const pointers = cursor.u8();
      registers = pointers >> 5;
      argMask = pointers & 0x1f;
    }
    entries.push({ kind: 'call', codeOffset, registers, byrefRegisters, argMask, byrefArgMask, pointerArguments });
  }
}
