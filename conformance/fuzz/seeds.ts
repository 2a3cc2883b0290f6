import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Context, DecodedValue, DecodeInput, EncodeInput } from '../contract/protocol.js';
import { ENCODINGS } from '../../reference/operations/encodings/index.js';
import { corpusHash } from '../runner/corpus-hash.js';
import { readCorpus, type CorpusVector } from '../runner/corpus.js';
import { payload, wasmModule } from '../suites/webcil/hand-made.js';
import { listCommittedImages } from '../world/committed.js';
import { readWorldManifest, rowsOf } from '../world/manifest.js';
import { isFetched, listPackages, packageFolder } from '../world/packages.js';
import { imagesFolder } from '../world/paths.js';

/** A structure of the corpus. */
export interface StructureSeed {
  readonly id: string;
  readonly kind: string;
  readonly bytes: Uint8Array;
  readonly size?: number;
  readonly context: Context;
}

/** A file. */
export interface FileSeed {
  readonly title: string;
  readonly size: number;
  bytes(): Uint8Array;
  /** The folder of the composite image or the components that belong to it. */
  readonly around?: string;
  /** The kind of structure that the spec has for the whole of it. */
  readonly kind?: string;
}

/** A value that writers are given. */
export interface ValueSeed {
  readonly id: string;
  readonly kind: string;
  readonly value: unknown;
  readonly context: Context;
}

/** Everything that inputs are made from. */
export interface Seeds {
  /** Changes with what the other members hold: the numbers of inputs mean the same only as long as this does. */
  readonly fingerprint: string;
  readonly structures: readonly StructureSeed[];
  readonly values: readonly ValueSeed[];
  /** Those of the structures that are whole files. */
  readonly madeFiles: readonly StructureSeed[];
  /** Images of which models are made. */
  readonly models: readonly FileSeed[];
  readonly small: readonly FileSeed[];
  /** Containers of which there is no real image. */
  readonly handMade: readonly FileSeed[];
  /** Empty where the image cache is. */
  readonly large: readonly FileSeed[];
}

/** Reads the corpus and the lists of images; files are read when an input is made from them. */
export function allSeeds(): Seeds {
  const { vectors } = readCorpus();
  const structures = structureSeeds(vectors);
  const madeFiles = structures.filter(({ kind }) => WHOLE_FILES.includes(kind));
  const small = smallFileSeeds();
  const seeds = { structures, madeFiles, models: modelSeeds(vectors, small), values: valueSeeds(vectors), small, handMade: handMadeSeeds(), large: largeFileSeeds() };
  return { fingerprint: fingerprintOf([...seeds.small, ...seeds.handMade, ...seeds.large]), ...seeds };
}

/** The kinds of structures that are whole files. */
const WHOLE_FILES = ['image', 'pe-file', 'webcil-image', 'webcil-module'];

/** Files up to this size are small: most cases are made from them, and all of them are committed. */
const SMALL = 64 * 1024;
/** Models are made of files up to this size: their JSON is fifty times as long. */
const SMALLEST = 12 * 1024;

function fingerprintOf(files: readonly FileSeed[]): string {
  const hash = createHash('sha256').update(corpusHash());
  for (const { title } of files) hash.update(`\n${title}`);
  return hash.digest('hex').slice(0, 12);
}

function structureSeeds(vectors: readonly CorpusVector[]): StructureSeed[] {
  return vectors.filter(({ operation }) => operation === 'format.decode').map(({ id, input, context }) => {
    const { kind, bytes, size } = input as DecodeInput;
    return { id, kind, bytes: new Uint8Array(Buffer.from(bytes, 'base64')), size, context };
  });
}

/** Real images, the smallest, and the valid ones among those that the spec machine made. */
function modelSeeds(vectors: readonly CorpusVector[], small: readonly FileSeed[]): FileSeed[] {
  const made = vectors.flatMap(({ id, operation, input, expect }) => {
    if (operation !== 'format.decode' || (input as DecodeInput).kind !== 'image' || !('value' in expect)) return [];
    const bytes = new Uint8Array(Buffer.from((input as DecodeInput).bytes, 'base64'));
    return [{ title: id, size: bytes.length, bytes: () => bytes }];
  });
  const real = small.filter(({ size }) => size <= SMALLEST);
  return [...real, ...made.filter((_, index) => index % Math.ceil(made.length / Math.max(real.length, 1)) === 0)];
}

/** What is written, and what was read: both are values that writers have to do with. */
function valueSeeds(vectors: readonly CorpusVector[]): ValueSeed[] {
  const values: ValueSeed[] = vectors.flatMap(({ id, operation, input, expect, context }) => {
    if (operation === 'format.encode') return [{ id, ...(input as EncodeInput), context }];
    if (operation !== 'format.decode' || !('value' in expect)) return [];
    return [{ id, kind: (input as DecodeInput).kind, value: (expect.value as DecodedValue).value, context }];
  });
  return values.filter(({ kind }) => ENCODINGS.has(kind));
}

function smallFileSeeds(): FileSeed[] {
  const images = listCommittedImages().filter(({ size }) => size <= SMALL);
  const isComposite = (folder: string): boolean => readdirSync(folder).some((name) => name.endsWith('.r2r.dll'));
  return images.map(({ path, size }) => {
    const folder = dirname(join(imagesFolder, path));
    return { title: path, size, bytes: () => readFileSync(join(imagesFolder, path)), around: isComposite(folder) ? folder : undefined };
  });
}

function handMadeSeeds(): FileSeed[] {
  const seeds = [
    { title: 'webcil', kind: 'webcil-image', made: payload() },
    { title: 'webcil-in-wasm', kind: 'webcil-module', made: wasmModule(payload()) },
    { title: 'webcil-in-active-segment', kind: 'webcil-module', made: wasmModule(payload(), 'active') },
  ];
  return seeds.map(({ title, kind, made }) => ({ title, kind, size: made.length, bytes: () => made }));
}

/** The larger images of the frameworks, as far as they are in the cache. */
function largeFileSeeds(): FileSeed[] {
  const manifest = readWorldManifest();
  const seeds: FileSeed[] = [];
  for (const item of listPackages().filter(({ holds }) => holds === 'framework').filter(isFetched)) {
    for (const [file, size, , kind] of rowsOf(manifest, item)) {
      if (kind !== 'r2r' || size <= SMALL) continue;
      const path = join(packageFolder(item), file);
      seeds.push({ size, title: `${item.name} ${item.version} ${basename(file)}`, bytes: () => readFileSync(path) });
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
