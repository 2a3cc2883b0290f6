import { expectedOf } from './expected-of-key.js';
import { KEY_COUNT, keyAt, keyText } from './key-space.js';
import { whatIsWrongWith } from './try-key.js';

test('there are 2,647,744 keys, and no two of a sample are the same', () => {
  expect(KEY_COUNT).toBe(2_647_744);
  const sample = Array.from({ length: 5000 }, (_, number) => keyText(keyAt((number * 7919) % KEY_COUNT)));
  expect(new Set(sample).size).toBe(sample.length);
  expect([keyText(keyAt(0)), keyText(keyAt(KEY_COUNT - 1))]).toEqual(['Mvp', 'IS24TaA32A32A32A32p']);
});

// wasm-r2r 4.3 and 10.
test.each([
  [{ prefix: 'I', returns: 'V', hasThis: false, asynchronous: false, parameters: ['V', 'V'] }, 'iVVi>V', [null, 0, 16, null], 32],
  [{ prefix: 'M', returns: 'v', hasThis: false, asynchronous: false, parameters: ['l', 'V4', 'i'] }, 'ilVVVVii>v', [null, 0, 16, 32, 48, 64, 80, null], 88],
  [{ prefix: 'M', returns: 'S24', hasThis: true, asynchronous: true, parameters: ['l'] }, 'iiiili>v', [null, 0, null, 8, 16, null], 24],
  [{ prefix: 'I', returns: 'v', hasThis: false, asynchronous: false, parameters: ['l', 'A32', 'i'] }, 'iliii>v', [null, 0, 16, 48, null], 56],
  [{ prefix: 'I', returns: 'v', hasThis: false, asynchronous: false, parameters: ['S12', 'i'] }, 'iiii>v', [null, 0, 16, null], 24],
] as const)('%j has the type %s', (parts, type, places, area) => {
  expect(expectedOf(parts)).toMatchObject({ type, places, area });
});

test('a sample of them does what it has to', () => {
  const wrong = Array.from({ length: 250 }, (_, number) => whatIsWrongWith((number * 104_729) % KEY_COUNT, 1)).filter((each) => each !== undefined);
  expect(wrong).toEqual([]);
});
