import { importCells } from '../../../reference/image/import-sections.js';
import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { hex } from '../../../reference/io/hex.js';
import { Random } from '../../../reference/writer/relayout/random.js';
import { committed } from '../committed-images.js';
import { relaid } from './programs.js';

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

test('every order of three comes up', () => {
  const orders = SEEDS.map((seed) => new Random(seed).shuffle(['a', 'b', 'c']).join(''));
  expect([...new Set(orders)].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
});

test('a number is below its limit, and each of them comes up', () => {
  const numbers = SEEDS.map((seed) => new Random(seed).below(5));
  expect([...new Set(numbers)].sort()).toEqual([0, 1, 2, 3, 4]);
});

/** How often signatures stand in an image, by their bytes. */
function placesOf(bytes: Uint8Array): Map<string, Set<number>> {
  const { importSections, context, signatures } = openImage(openFile(bytes, 'image.dll'));
  const places = new Map<string, Set<number>>();
  for (const section of importSections) {
    for (const { signatureRva, fixup } of importCells(context, section, signatures)) {
      const text = hex(bytes.subarray(fixup.range.start, fixup.range.end));
      places.set(text, (places.get(text) ?? new Set()).add(signatureRva));
    }
  }
  return places;
}

test('equal signatures stand in one place in another layout', () => {
  const original = committed('img/10.0.14-linux-arm/DevGenerics.dll');
  const several = (bytes: Uint8Array): string[] => [...placesOf(bytes)].filter(([, places]) => places.size > 1).map(([text]) => text);
  expect(several(original).length).toBeGreaterThan(0);
  const bytes = relaid('DevGenerics', original, 1);
  expect(several(bytes)).toEqual([]);
  expect([...placesOf(bytes).keys()].sort()).toEqual([...placesOf(original).keys()].sort());
});

test.each(['8.0.31-windows-x86/DevCalls', '10.0.14-linux-x64/DevFlow', '10.0.14-linux-x64-composite/comp.r2r'])('the word behind the runtime functions of %s comes along', (name) => {
  const sentinelOf = (bytes: Uint8Array): string | undefined => openImage(openFile(bytes, 'image.dll')).runtimeFunctions?.sentinel;
  const original = committed(`img/${name}.dll`);
  expect(sentinelOf(original)).not.toBe('absent');
  expect(sentinelOf(relaid(name, original, 1))).toBe(sentinelOf(original));
});
