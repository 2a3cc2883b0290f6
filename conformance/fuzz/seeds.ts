import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Context, DecodeInput } from '../contract/protocol.js';
import { readCorpus } from '../runner/corpus.js';
import { payload, wasmModule } from '../suites/webcil/hand-made.js';
import { listCommittedImages } from '../world/committed.js';
import { readWorldManifest, rowsOf } from '../world/manifest.js';
import { isFetched, listPackages, packageFolder } from '../world/packages.js';
import { imagesFolder } from '../world/paths.js';

/** A structure of the corpus. */
export interface StructureSeed {
  readonly kind: string;
  readonly bytes: Uint8Array;
  readonly size?: number;
  readonly context: Context;
}

/** A file. */
export interface FileSeed {
  readonly title: string;
  bytes(): Uint8Array;
  /** The folder of the composite image or the components that belong to it. */
  readonly around?: string;
}

/** Everything that inputs are made from. */
export interface Seeds {
  readonly structures: readonly StructureSeed[];
  readonly small: readonly FileSeed[];
  /** Containers of which there is no real image. */
  readonly handMade: readonly FileSeed[];
  /** Empty where the image cache is. */
  readonly large: readonly FileSeed[];
}

/** Reads the corpus and the lists of images; files are read when an input is made from them. */
export function allSeeds(): Seeds {
  return { structures: structureSeeds(), small: smallFileSeeds(), handMade: handMadeSeeds(), large: largeFileSeeds() };
}

/** Files up to this size are small: most cases are made from them, and all of them are committed. */
const SMALL = 64 * 1024;

function structureSeeds(): StructureSeed[] {
  return readCorpus().vectors.filter(({ operation }) => operation === 'format.decode').map(({ input, context }) => {
    const { kind, bytes, size } = input as DecodeInput;
    return { kind, bytes: new Uint8Array(Buffer.from(bytes, 'base64')), size, context };
  });
}

function smallFileSeeds(): FileSeed[] {
  const images = listCommittedImages().filter(({ size }) => size <= SMALL);
  const isComposite = (folder: string): boolean => readdirSync(folder).some((name) => name.endsWith('.r2r.dll'));
  return images.map(({ path }) => {
    const folder = dirname(join(imagesFolder, path));
    return { title: path, bytes: () => readFileSync(join(imagesFolder, path)), around: isComposite(folder) ? folder : undefined };
  });
}

function handMadeSeeds(): FileSeed[] {
  return [
    { title: 'webcil', bytes: () => payload() },
    { title: 'webcil-in-wasm', bytes: () => wasmModule(payload()) },
    { title: 'webcil-in-active-segment', bytes: () => wasmModule(payload(), 'active') },
  ];
}

/** The larger images of the frameworks, as far as they are in the cache. */
function largeFileSeeds(): FileSeed[] {
  const manifest = readWorldManifest();
  const seeds: FileSeed[] = [];
  for (const item of listPackages().filter(({ holds }) => holds === 'framework').filter(isFetched)) {
    for (const [file, size, , kind] of rowsOf(manifest, item)) {
      if (kind !== 'r2r' || size <= SMALL) continue;
      const path = join(packageFolder(item), file);
      seeds.push({ title: `${item.name} ${item.version} ${basename(file)}`, bytes: () => readFileSync(path) });
    }
  }
  return seeds;
}

/** The files beside an image, without itself. */
export function filesAround(folder: string, except: string): { name: string; bytes(): Uint8Array }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.dll') && name !== except && statSync(join(folder, name)).isFile())
    .map((name) => ({ name, bytes: () => readFileSync(join(folder, name)) }));
}
