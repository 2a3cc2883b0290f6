/** Names of native machines as in the PE specification; wasm32 images have no machine value (Webcil). */
export type Machine = 'I386' | 'ARMNT' | 'AMD64' | 'ARM64' | 'LOONGARCH64' | 'RISCV64' | 'WASM32';

const OPERATING_SYSTEMS = ['Windows', 'Apple', 'FreeBSD', 'Linux', 'NetBSD', 'SunOS', 'Browser'] as const;
export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number];

export interface Target {
  readonly machine: Machine;
  readonly os: OperatingSystem;
  /** 4 or 8 bytes. */
  readonly pointerSize: 4 | 8;
}

const POINTER_SIZES: Record<Machine, 4 | 8> = { I386: 4, ARMNT: 4, AMD64: 8, ARM64: 8, LOONGARCH64: 8, RISCV64: 8, WASM32: 4 };

export function targetOf(machine: Machine, os: OperatingSystem): Target {
  return { machine, os, pointerSize: POINTER_SIZES[machine] };
}

export function isMachine(name: string): name is Machine {
  return Object.hasOwn(POINTER_SIZES, name);
}

export function isOperatingSystem(name: string): name is OperatingSystem {
  return OPERATING_SYSTEMS.some((each) => each === name);
}
