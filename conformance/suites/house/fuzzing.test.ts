import { join } from 'node:path';
import { loadSpec } from '../../../tools/spec-machine/spec.js';
import { packageRoot } from '../../contract/package-root.js';
import { Cases } from '../../fuzz/cases.js';
import { examine } from '../../fuzz/examine.js';
import type { FuzzInput } from '../../fuzz/input.js';
import { allSeeds } from '../../fuzz/seeds.js';
import type { Report } from '../../fuzz/targets/target.js';

/* The fuzzer against readers that break each criterion: a criterion that nothing breaks proves nothing. */

const INPUT: FuzzInput = { target: 'decode', seed: 'none', kind: 'native-unsigned', bytes: new Uint8Array(8), context: {} };

const work = (milliseconds: number): void => {
  const started = process.cpuUsage();
  while (process.cpuUsage(started).user < milliseconds * 1000);
};

const READERS: [what: string, read: (report: Report) => unknown, kind: string | undefined][] = [
  ['returns a value', () => ({ value: 0 }), undefined],
  ['rejects with a code of the taxonomy and a range', (report) => report.rejected('truncated', [0, 8]), undefined],
  [
    'throws something else',
    () => {
      throw new RangeError('Invalid array length');
    },
    'crash',
  ],
  ['takes more than its time', () => work(110), 'hang'],
  ['keeps more than 16 MB and 20 times its input', () => new Uint8Array(17 * 1024 * 1024), 'memory'],
  ['makes more than that and keeps nothing', () => new Uint8Array(17 * 1024 * 1024).length, undefined],
  ['gives an answer that cannot be right', (report) => report.wrong('2 is not 1'), 'wrong'],
  ['rejects with an unknown code', (report) => report.rejected('no-such.code', [0, 8]), 'rejection'],
  ['rejects with a range outside of the input', (report) => report.rejected('truncated', [0, 9]), 'rejection'],
  ['rejects with a range that ends before it starts', (report) => report.rejected('truncated', [4, 3]), 'rejection'],
];

test.each(READERS)('a reader that %s', (_what, read, kind) => {
  expect(examine(INPUT, (_input, report) => read(report), 100).fault?.kind).toBe(kind);
});

test('the reference reads an input of the corpus and rejects a broken one', () => {
  expect(examine(INPUT)).toMatchObject({ fault: undefined, codes: [] });
  expect(examine({ ...INPUT, bytes: Uint8Array.of(0x3f) })).toMatchObject({ fault: undefined, codes: ['native-integer.first-byte'] });
});

test('the same seed and number give the same input, whatever was asked before', () => {
  const seeds = allSeeds();
  const spec = loadSpec(join(packageRoot(), 'spec'));
  const [first, second] = [new Cases(7, seeds, spec), new Cases(7, seeds, spec)];
  for (const index of [1, 2, 33, 40, 41, 42, 43]) first.input(index);
  for (const index of [43, 33, 2]) expect(second.input(index)).toEqual(first.input(index));
  expect(new Cases(8, seeds, spec).input(43)).not.toEqual(first.input(43));
});
