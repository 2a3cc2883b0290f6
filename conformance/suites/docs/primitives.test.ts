import { join } from 'node:path';
import { packageRoot } from '../../contract/package-root.js';
import { BitSource } from '../../../tools/spec-machine/bits.js';
import type { PrimitiveEntries } from '../../../tools/docs/primitives-page.js';
import { PRIMITIVES } from '../../../tools/spec-machine/primitives/index.js';
import { readJson } from '../../../tools/spec-machine/spec.js';

const { primitives } = readJson<{ primitives: PrimitiveEntries }>(join(packageRoot(), 'spec/primitives.json'));

test('every primitive is explained, and nothing else', () => {
  expect(Object.keys(primitives).sort()).toEqual(Object.keys(PRIMITIVES).sort());
});

const ROWS = Object.entries(primitives).flatMap(([name, { examples }]) => examples.map((example) => [name, example.hex, example] as const));

test.each(ROWS)('%s: %s is what the page says', (name, hex, { args, value }) => {
  const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  const read = PRIMITIVES[name].read(new BitSource(bytes), 0, (args ?? []).map(BigInt)).value;
  expect(read instanceof Uint8Array ? Buffer.from(read).toString('base64') : String(read)).toBe(String(value));
});
