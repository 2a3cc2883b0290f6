import { Cases, type FuzzInput } from '../../fuzz/cases.js';
import { examine, type Reader } from '../../fuzz/examine.js';
import { allSeeds } from '../../fuzz/seeds.js';

/* The fuzzer against readers that break each criterion: a criterion that nothing breaks proves nothing. */

const INPUT: FuzzInput = { what: 'structure', seed: 'none', kind: 'native-unsigned', bytes: new Uint8Array(8), context: {} };

const work = (milliseconds: number): void => {
  const started = process.cpuUsage();
  while (process.cpuUsage(started).user < milliseconds * 1000);
};

const READERS: [what: string, read: (onRejection: Parameters<Reader>[1]) => unknown, kind: string | undefined][] = [
  ['returns a value', () => ({ value: 0 }), undefined],
  ['rejects with a code of the taxonomy and a range', (reject) => reject('truncated', [0, 8]), undefined],
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
  ['rejects with an unknown code', (reject) => reject('no-such.code', [0, 8]), 'rejection'],
  ['rejects with a range outside of the input', (reject) => reject('truncated', [0, 9]), 'rejection'],
  ['rejects with a range that ends before it starts', (reject) => reject('truncated', [4, 3]), 'rejection'],
];

test.each(READERS)('a reader that %s', (_what, read, kind) => {
  const reader: Reader = function* (_input, onRejection) {
    yield read(onRejection);
  };
  expect(examine(INPUT, reader, 100).fault?.kind).toBe(kind);
});

test('the reference reads an input of the corpus and rejects a broken one', () => {
  expect(examine(INPUT)).toMatchObject({ fault: undefined, codes: [] });
  expect(examine({ ...INPUT, bytes: Uint8Array.of(0x3f) })).toMatchObject({ fault: undefined, codes: ['native-integer.first-byte'] });
});

test('the same seed and number give the same input, whatever was asked before', () => {
  const seeds = allSeeds();
  const [first, second] = [new Cases(7, seeds), new Cases(7, seeds)];
  for (const index of [0, 1, 2, 3, 4, 5]) first.input(index);
  for (const index of [5, 2, 3]) expect(second.input(index)).toEqual(first.input(index));
  expect(new Cases(8, seeds).input(5)).not.toEqual(first.input(5));
});
