import { dirname, basename } from 'node:path/posix';

/** One object of `conformance/images/manifest.json`, as far as rebuilding needs it. */
export interface ManifestEntry {
  /** Relative to conformance/images, with slashes. */
  path: string;
  sha256: string;
  /** Version of the compiler package. */
  crossgen2: string;
  /** The command line; `<il>`, `<framework>`, `<crossgen2>` and `<out>` stand for folders. */
  options: string[];
  /** Which framework build was referenced; null if none was. */
  references: 'linux-x64' | 'win-x64' | null;
  /** Relative to conformance/images. */
  inputs: string[];
  /** The perf map written beside the image; its option is not among `options`. */
  perfmap?: string;
}

/** One run of the compiler: a composite and its rewritten components come out of the same one. */
export interface Compilation {
  compiler: string;
  references: ManifestEntry['references'];
  options: string[];
  /** Folder of the inputs, relative to conformance/images. */
  inputFolder: string;
  images: { path: string; fileName: string; sha256: string }[];
}

/** The runs that make the images, in the order of the manifest. */
export function planCompilations(entries: ManifestEntry[]): Compilation[] {
  const planned = new Map<string, Compilation>();
  for (const entry of entries) {
    const options = entry.perfmap ? [...entry.options, '--perfmap'] : entry.options;
    const key = JSON.stringify([dirname(entry.path), options]);
    let compilation = planned.get(key);
    if (!compilation) {
      const { crossgen2: compiler, references } = entry;
      compilation = { compiler, references, options, inputFolder: dirname(entry.inputs[0]), images: [] };
      planned.set(key, compilation);
    }
    compilation.images.push({ path: entry.path, fileName: basename(entry.path), sha256: entry.sha256 });
  }
  return [...planned.values()];
}

/** A sample that depends on the seed alone: compilations in the order of a hash of seed and position. */
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
