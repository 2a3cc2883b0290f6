import { filledUp } from '../../../reference/writer/filled-up.js';

test.each([
  [[1, 2], 4, [1, 2, 0, 0]],
  [[1, 2], 2, [1, 2]],
  [[1, 2, 3], 2, [1, 2, 3]],
  [[], 1, [0]],
])('%j up to %i bytes is %j', (bytes, size, expected) => {
  expect([...filledUp(Uint8Array.from(bytes), size)]).toEqual(expected);
});
