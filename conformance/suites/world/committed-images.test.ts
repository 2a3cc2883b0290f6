import { examine } from './examine.js';
import { committedItems, type WorldItem } from './items.js';

/** One image for each compiler and target. `npm run test:world` takes them all, and a vector stands for each. */
const sample = new Map<string, WorldItem>();
for (const item of committedItems()) {
  const [, compiler, os, machine] = item.title.split(/[/-]/);
  const target = `${compiler}-${os}-${machine}`;
  if (!sample.has(target)) sample.set(target, item);
}

describe('what the reference says about a committed image agrees with the map, the dump and itself', () => {
  test.each([...sample.values()].map((item) => [item.title, item] as const))('%s', (_, item) => {
    expect(examine(item).findings).toEqual([]);
  });
});
