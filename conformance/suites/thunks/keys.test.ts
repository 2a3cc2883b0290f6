import { expectedOf } from '../../families/expected-thunk.js';
import { KeySpace, keyText } from '../../families/key-space.js';
import { whatIsWrongWith } from './try-key.js';

test.each([
  // 14 shapes: 1 + 14 + 196 + 2744 + 38416 = 41,371; 8 results; this, continuation and direction. Six shapes: 1555; 7 results; no continuation.
  [KeySpace.newest, 2_647_744, 'Mvp', 'IS24TaA32A32A32A32p'],
  [KeySpace.of186, 43_540, 'Mvp', 'IS24TS8S8S8S8p'],
])('there are so many keys, and no two of a sample are the same', (space, count, first, last) => {
  expect(space.count).toBe(count);
  const sample = Array.from({ length: 5000 }, (_, number) => keyText(space.keyAt((number * 7919) % space.count)));
  expect(new Set(sample).size).toBe(sample.length);
  expect([keyText(space.keyAt(0)), keyText(space.keyAt(space.count - 1))]).toEqual([first, last]);
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

test.each([[KeySpace.newest], [KeySpace.of186]])('a sample of them does what it has to', (space) => {
  const wrong = Array.from({ length: 200 }, (_, number) => whatIsWrongWith(space, (number * 104_729) % space.count, 1)).filter((each) => each !== undefined);
  expect(wrong).toEqual([]);
});
