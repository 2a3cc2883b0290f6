import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../contract/package-root.js';
import { readCorpus, readJson } from '../../runner/corpus.js';

/* The page of wasm defects names what there is: vectors that count, and seeded slips. */

const page = readFileSync(join(packageRoot(), 'docs/wasm-defects.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| \d/.test(line)).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
const named = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, id]) => id);
const told = rows.filter((cells) => cells.length === 4);
const untold = rows.filter((cells) => cells.length === 3);

const { byId } = readCorpus();
const seeded = join(packageRoot(), 'conformance/mutants/seeded');
const slips = new Set(readdirSync(seeded).flatMap((file) => (readJson(join(seeded, file)) as { mutants: { id: string }[] }).mutants.map(({ id }) => id)));

test.each(told)('%s: %s', (_defect, _what, vectors, slipsCell) => {
  const ids = named(vectors);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.filter((id) => byId.get(id)?.informative !== undefined || !byId.has(id))).toEqual([]);
  const slipIds = named(slipsCell);
  expect(slipIds.length).toBeGreaterThan(0);
  expect(slipIds.filter((id) => !slips.has(id))).toEqual([]);
});

test('every other defect has a reason', () => {
  expect(untold.filter(([, what, reason]) => what === '' || reason === '')).toEqual([]);
  expect([told.length, untold.length]).toEqual([26, 15]);
});
