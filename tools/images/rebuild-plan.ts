import { basename, dirname } from 'node:path/posix';
import type { CommittedImage } from '../../conformance/world/committed.js';

/** One run of the compiler: a composite and its rewritten components come out of the same one. */
export interface Compilation {
  compiler: string;
  references: CommittedImage['references'];
  options: string[];
  /** Folder of the inputs, relative to conformance/images. */
  inputFolder: string;
  images: { path: string; fileName: string; sha256: string }[];
}

/** The runs that make the images, in the order of the manifest. */
export function planCompilations(images: CommittedImage[]): Compilation[] {
  const planned = new Map<string, Compilation>();
  for (const image of images) {
    const options = image.perfmap ? [...image.options, '--perfmap'] : image.options;
    const key = JSON.stringify([dirname(image.path), options]);
    let compilation = planned.get(key);
    if (!compilation) {
      const { crossgen2: compiler, references } = image;
      compilation = { compiler, references, options, inputFolder: dirname(image.inputs[0]), images: [] };
      planned.set(key, compilation);
    }
    compilation.images.push({ path: image.path, fileName: basename(image.path), sha256: image.sha256 });
  }
  return [...planned.values()];
}

/** A sample that depends on the seed alone: the first `count` in the order of a hash of seed and position. */
export function sampleOf<T>(items: T[], count: number, seed: number): T[] {
  return items
    .map((item, index) => ({ item, order: mix(seed, index) }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ item }) => item);
}

function mix(seed: number, index: number): number {
  let value = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
