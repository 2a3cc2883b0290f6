import { readByteMap } from '../../../reference/byte-map/read.js';
import { openImage, type Image } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { committed } from '../committed-images.js';
import { relaid } from './programs.js';
import { meaningOf } from './same-meaning.js';

/** Every machine, format version and kind of container; `npm run test:relayout` takes all committed images. */
const SAMPLE = [
  '8.0.31-windows-x86/DevCalls',
  '8.0.31-linux-arm/DevCalls',
  '9.0.22-linux-arm64/DevCalls',
  '10.0.14-windows-x64/DevCalls',
  '10.0.14-linux-x64-hotcold/DevFlow',
  '10.0.14-linux-x64-composite/comp.r2r',
  '10.0.14-linux-x64-composite/CompC',
  '10.0.14-linux-x64-pgo/DevFlow',
];

const image = (bytes: Uint8Array): Image => openImage(openFile(bytes, 'image.dll'));

describe('an image in another layout', () => {
  test.each(SAMPLE)('means the same (%s)', (name) => {
    const original = committed(`img/${name}.dll`);
    expect(meaningOf(image(relaid(name, original, 1)))).toEqual(meaningOf(image(original)));
  });

  test('depends on the seed alone', () => {
    const original = committed('img/10.0.14-linux-x64/DevFlow.dll');
    const [first, again, other] = [1, 1, 2].map((seed) => Buffer.from(relaid('DevFlow', original, seed)));
    expect(first.equals(again)).toBe(true);
    expect(first.equals(other)).toBe(false);
  });

  test('keeps code, cells and IL in their places, and nothing of the rest', () => {
    const original = committed('img/10.0.14-linux-x64/DevFlow.dll');
    const bytes = relaid('DevFlow', original, 1);
    const staying = ['code', 'import thunks', 'import cells', 'IL metadata', 'IL method bodies', 'IL data'];
    const leaving = ['R2R headers', 'signatures', 'GC ref maps', 'fixup lists', 'hashtables', 'runtime functions', 'unwind data', 'GC info', 'exception clauses', 'debug info'];
    const { pieces } = readByteMap(image(original), (_, error) => {
      throw error;
    });
    // The manifest metadata is what moves of the metadata.
    const manifest = image(original).manifest?.range;
    const stays = (start: number): boolean => manifest === undefined || start < manifest.start || start >= manifest.end;
    const same = (start: number, end: number): boolean => Buffer.compare(original.subarray(start, end), bytes.subarray(start, end)) === 0;
    const poisoned = (start: number, end: number): boolean => bytes.subarray(start, end).every((byte) => byte === 0xcc);
    const changed = pieces.filter(({ kind, start, end }) => staying.includes(kind) && stays(start) && !same(start, end));
    const left = pieces.filter(({ kind, start, end }) => leaving.includes(kind) && !poisoned(start, end));
    expect([...changed, ...left].map(({ name }) => name())).toEqual([]);
    expect(pieces.filter(({ kind }) => staying.includes(kind)).length).toBeGreaterThan(leaving.length);
  });
});
