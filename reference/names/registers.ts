import type { Machine } from '../image/target.js';

const X86 = ['EAX', 'ECX', 'EDX', 'EBX', 'ESP', 'EBP', 'ESI', 'EDI'];
const AMD64 = ['RAX', 'RCX', 'RDX', 'RBX', 'RSP', 'RBP', 'RSI', 'RDI', ...numbered('R', 8, 15)];
const ARM = [...numbered('R', 0, 12), 'SP', 'LR', 'PC'];
const ARM64 = [...numbered('X', 0, 28), 'FP', 'LR', 'SP', 'PC', ...numbered('V', 0, 31)];
const LOONGARCH64 = ['R0', 'RA', 'TP', 'SP', ...numbered('A', 0, 7), ...numbered('T', 0, 8), 'X0', 'FP', ...numbered('S', 0, 8), 'PC'];
const RISCV64 = ['R0', 'RA', 'SP', 'GP', 'TP', ...numbered('T', 0, 2), 'FP', 'S1', ...numbered('A', 0, 7), ...numbered('S', 2, 11), ...numbered('T', 3, 6), 'PC'];

/**
 * Registers by the numbers that GC info, unwind data and debug info have in common: those of the machine. Behind them
 * debug info has PC and, on ARM64 from version 26 on, V0 to V31 (cordebuginfo.h, `RegNum`).
 */
const REGISTERS: Record<Machine, readonly string[]> = { I386: X86, AMD64, ARMNT: ARM, ARM64, LOONGARCH64, RISCV64, WASM32: [] };

/** The name of a register, or its number where it has none. */
export function registerName(machine: Machine, register: number): string {
  return REGISTERS[machine][register] ?? `register ${register}`;
}

function numbered(prefix: string, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${prefix}${first + index}`);
}
