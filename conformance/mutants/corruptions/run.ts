import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadSpec } from '../../../tools/spec-machine/spec.js';
import { packageRoot } from '../../contract/package-root.js';
import { Random } from '../../fuzz/random.js';
import { structuresOf } from '../../suites/spec-world/structures.js';
import { surroundingsOf } from '../../suites/world/around.js';
import { cacheItems, committedItems, type WorldItem } from '../../suites/world/items.js';
import { drawCorruption } from './draw.js';
import { verdictOn, VERDICTS, type Verdict } from './verdict.js';

/** Larger images have more of the same, and take the spec machine long. */
const LARGEST = 100_000;
/** So many corruptions are drawn of one image before the next is drawn. */
const OF_ONE_IMAGE = 8;
/** The share that has to be found under the right structure. */
const WANTED = 0.95;

interface Miss {
  image: string;
  kind: string;
  requirement: string;
  path: string;
  from: string;
  to: string;
  verdict: Verdict;
  found: string[];
}

/**
 * Corrupts real images, one declared constraint at a time, and sees whether verification names the structure.
 * @returns whether enough is found
 */
export function corrupt(count: number, seed: number, say: (line: string) => void): boolean {
  const spec = loadSpec(join(packageRoot(), 'spec'));
  const images = [...committedItems(), ...cacheItems().items].filter(({ kind, size }) => kind === 'r2r' && size <= LARGEST);
  const totals: Record<Verdict, number> = { requirement: 0, structure: 0, elsewhere: 0, missed: 0 };
  const drawn = new Map<string, number>();
  const misses: Miss[] = [];
  let done = 0;
  for (let draw = 0; done < count; draw++) {
    const random = new Random(seed, draw);
    const item = random.pick(images);
    for (const corruption of corruptionsOf(item, random, Math.min(OF_ONE_IMAGE, count - done))) {
      const { requirement, kind, path, from, to } = corruption;
      const { verdict, found } = verdictOn(spec, corruption, basename(item.path), surroundingsOf(item.around));
      totals[verdict]++;
      drawn.set(requirement, (drawn.get(requirement) ?? 0) + 1);
      if (verdict === 'missed' || verdict === 'elsewhere') misses.push({ image: item.title, kind, requirement, path, from, to, verdict, found });
      if (++done % 200 === 0) say(`${done} of ${count}`);
    }
  }
  sayDraw(drawn, say);
  for (const { image, kind, requirement, path, from, to, verdict, found } of misses) say(`${verdict} ${requirement} ${kind} ${path}: ${from} -> ${to} (${image}) ${found.join(' ')}`);
  const right = totals.requirement + totals.structure;
  say(`\n${count} corruptions, seed ${seed}: ${VERDICTS.map((verdict) => `${totals[verdict]} ${verdict}`).join(', ')}`);
  say(`${((100 * right) / count).toFixed(2)} % found under the right structure`);
  return right >= WANTED * count;

  function* corruptionsOf(item: WorldItem, random: Random, most: number) {
    const file = new Uint8Array(readFileSync(item.path));
    const kinds = [...structuresOf(spec, file, basename(item.path), (structure) => structure).values()];
    for (let each = 0; each < most; each++) {
      const corruption = drawCorruption(spec, kinds, file, random);
      if (corruption === undefined) return;
      yield corruption;
    }
  }
}

function sayDraw(drawn: ReadonlyMap<string, number>, say: (line: string) => void): void {
  say('\ndrawn');
  const rows = [...drawn].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([requirement, times]) => `${requirement} ${times}`);
  for (let at = 0; at < rows.length; at += 10) say(`  ${rows.slice(at, at + 10).join(', ')}`);
}
