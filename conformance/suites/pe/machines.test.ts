import { machineValue, type MACHINES, type OPERATING_SYSTEMS, targetOfMachineValue } from '../../../reference/pe/machines.js';

/** r2r-format 3.3. */
const VALUES: readonly (readonly [machine: keyof typeof MACHINES, Record<keyof typeof OPERATING_SYSTEMS, number>])[] = [
  ['I386', { Windows: 0x014c, Apple: 0x4708, FreeBSD: 0xac88, Linux: 0x7a35, NetBSD: 0x18df, SunOS: 0x18de }],
  ['ARMNT', { Windows: 0x01c4, Apple: 0x4780, FreeBSD: 0xac00, Linux: 0x7abd, NetBSD: 0x1857, SunOS: 0x1856 }],
  ['AMD64', { Windows: 0x8664, Apple: 0xc020, FreeBSD: 0x2ba0, Linux: 0xfd1d, NetBSD: 0x9ff7, SunOS: 0x9ff6 }],
  ['ARM64', { Windows: 0xaa64, Apple: 0xec20, FreeBSD: 0x07a0, Linux: 0xd11d, NetBSD: 0xb3f7, SunOS: 0xb3f6 }],
  ['LOONGARCH64', { Windows: 0x6264, Apple: 0x2420, FreeBSD: 0xcfa0, Linux: 0x191d, NetBSD: 0x7bf7, SunOS: 0x7bf6 }],
  ['RISCV64', { Windows: 0x5064, Apple: 0x1620, FreeBSD: 0xfda0, Linux: 0x2b1d, NetBSD: 0x49f7, SunOS: 0x49f6 }],
];

const POINTER_SIZES = { I386: 4, ARMNT: 4, AMD64: 8, ARM64: 8, LOONGARCH64: 8, RISCV64: 8 };

for (const [machine, systems] of VALUES) {
  test.each(Object.entries(systems))(`an R2R image for ${machine} on %s has its own machine value`, (os, value) => {
    expect(machineValue(machine, os as keyof typeof OPERATING_SYSTEMS)).toBe(value);
    expect(targetOfMachineValue(value)).toEqual({ machine, os, pointerSize: POINTER_SIZES[machine] });
  });
}

test.each([0, 0x0200, 0x01c0, 0xffff])('machine 0x%s stands for no target', (value) => {
  expect(targetOfMachineValue(value)).toBeUndefined();
});
