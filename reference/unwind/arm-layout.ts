import type { Machine } from '../image/target.js';

/** Widths and units of the unwind header of one machine of the ARM family. */
export interface ArmUnwindLayout {
  /** In bytes: one unit of the function length and of an epilog's start. */
  readonly lengthUnit: number;
  /** The fragment bit, ARM only: between the E bit and the epilog count. */
  readonly hasFragmentBit: boolean;
  readonly codeWordsBits: number;
  /** Between start and index of an epilog scope; on ARM the upper 4 are the condition. */
  readonly scopeReservedBits: number;
}

export type ArmFamilyMachine = Extract<Machine, 'ARMNT' | 'ARM64' | 'LOONGARCH64' | 'RISCV64'>;

const ARM64: ArmUnwindLayout = { lengthUnit: 4, hasFragmentBit: false, codeWordsBits: 5, scopeReservedBits: 4 };

/** r2r-format 9.2. */
export const ARM_UNWIND_LAYOUTS: Record<ArmFamilyMachine, ArmUnwindLayout> = {
  ARMNT: { lengthUnit: 2, hasFragmentBit: true, codeWordsBits: 4, scopeReservedBits: 6 },
  ARM64,
  LOONGARCH64: ARM64,
  RISCV64: { ...ARM64, lengthUnit: 2 },
};

export function isArmFamily(machine: Machine): machine is ArmFamilyMachine {
  return machine in ARM_UNWIND_LAYOUTS;
}
