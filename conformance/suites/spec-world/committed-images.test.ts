import { committedItems } from '../world/items.js';
import { compareReaders } from './examine.js';

// `npm run spec:world` compares them all. These are small, and one of each sort: versions, machines, systems, a composite image,
// methods of other version bubbles.
const IMAGES = [
  '8.0.31-windows-x86/DevFlow',
  '8.0.31-linux-arm/DevFlow',
  '9.0.22-linux-x64/DevFlow',
  '10.0.14-linux-x64/DevFlow',
  '10.0.14-linux-arm64/DevFlow',
  '10.0.14-linux-x64-xmod-verify/DevCalls',
  '10.0.14-linux-x64-mini-composite/mini.r2r',
];

test.each(IMAGES)('spec machine and reference say the same of %s', (image) => {
  const item = committedItems().find(({ path }) => path.endsWith(`${image}.dll`));
  const comparison = item && compareReaders(item);
  expect(comparison?.differences).toEqual([]);
  expect(Object.keys(comparison?.counts ?? {}).length).toBeGreaterThan(9);
});
