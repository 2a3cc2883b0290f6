import { R2RError } from '../errors.js';
import { targetOf, type Machine, type OperatingSystem, type Target } from '../image/target.js';
import type { ByteRange } from '../io/ranges.js';

/** Machine values of the PE specification. */
export const MACHINES = {
  I386: 0x014c,
  ARMNT: 0x01c4,
  AMD64: 0x8664,
  ARM64: 0xaa64,
  LOONGARCH64: 0x6264,
  RISCV64: 0x5064,
} as const satisfies Partial<Record<Machine, number>>;

/** What an R2R image for that operating system XORs into the machine value (r2r-format 3.3). */
export const OPERATING_SYSTEMS = {
  Windows: 0x0000,
  Apple: 0x4644,
  FreeBSD: 0xadc4,
  Linux: 0x7b79,
  NetBSD: 0x1993,
  SunOS: 0x1992,
} as const satisfies Partial<Record<OperatingSystem, number>>;

type NativeMachine = keyof typeof MACHINES;
type NativeSystem = keyof typeof OPERATING_SYSTEMS;

const TARGETS = new Map<number, Target>();
for (const machine of Object.keys(MACHINES) as NativeMachine[]) {
  for (const os of Object.keys(OPERATING_SYSTEMS) as NativeSystem[]) {
    TARGETS.set(machineValue(machine, os), targetOf(machine, os));
  }
}

/** The Machine field of an R2R image: the native machine XOR the operating system. All 36 values are distinct. */
export function machineValue(machine: NativeMachine, os: NativeSystem): number {
  return MACHINES[machine] ^ OPERATING_SYSTEMS[os];
}

/** The target that a Machine field stands for, or undefined if it is none of the 36. */
export function targetOfMachineValue(value: number): Target | undefined {
  return TARGETS.get(value);
}

/** As `targetOfMachineValue`, for a field that must hold one. @throws R2RError `coff-header.machine` with the range of the field */
export function checkedTarget(value: number, field: ByteRange): Target {
  const target = targetOfMachineValue(value);
  if (target !== undefined) return target;
  throw new R2RError('coff-header.machine', `machine 0x${value.toString(16)} is no machine and operating system of R2R`, { range: field });
}
