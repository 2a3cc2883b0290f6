import type { Machine, OperatingSystem } from '../../../reference/image/target.js';
import { nullCheckLimit } from '../../../reference/runtime/acceptance/field-checks.js';

// runtime-semantics D-40: half an OS page less one byte, and another limit on Windows.
test.each<[OperatingSystem, Machine, number]>([
  ['Windows', 'AMD64', 32767],
  ['Windows', 'ARM64', 32767],
  ['Linux', 'AMD64', 2047],
  ['Linux', 'ARM64', 2047],
  ['Apple', 'AMD64', 2047],
  ['Apple', 'ARM64', 8191],
])('the null-check limit on %s/%s', (os, machine, limit) => {
  expect(nullCheckLimit({ os, machine, pointerSize: 8 })).toBe(limit);
});
