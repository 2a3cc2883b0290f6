import type { Machine } from '../../../reference/image/target.js';
import { registerName } from '../../../reference/names/registers.js';

// cordebuginfo.h, RegNum: the numbers of the machine, and behind them PC and, on ARM64, V0 to V31.
test.each<[Machine, number, string]>([
  ['I386', 5, 'EBP'],
  ['I386', 8, 'register 8'],
  ['AMD64', 4, 'RSP'],
  ['AMD64', 15, 'R15'],
  ['ARMNT', 13, 'SP'],
  ['ARMNT', 15, 'PC'],
  ['ARM64', 28, 'X28'],
  ['ARM64', 29, 'FP'],
  ['ARM64', 32, 'PC'],
  ['ARM64', 33, 'V0'],
  ['ARM64', 64, 'V31'],
  ['ARM64', 65, 'register 65'],
  ['LOONGARCH64', 21, 'X0'],
  ['LOONGARCH64', 32, 'PC'],
  ['RISCV64', 10, 'A0'],
  ['RISCV64', 31, 'T6'],
  ['RISCV64', 32, 'PC'],
])('%s register %d is %s', (machine, register, name) => {
  expect(registerName(machine, register)).toBe(name);
});
