import { basename } from 'node:path';
import type { Context } from '../contract/protocol.js';
import type { ByteRange } from '../../reference/io/ranges.js';
import { mutated } from './mutations.js';
import { placesOf } from './places.js';
import { Random } from './random.js';
import type { FileSeed, Seeds } from './seeds.js';

/** One input: a structure for `format.decode`, or a file for the whole reader. */
export type FuzzInput =
  | { readonly what: 'structure'; readonly seed: string; readonly kind: string; readonly bytes: Uint8Array; readonly size?: number; readonly context: Context }
  | { readonly what: 'file'; readonly seed: string; readonly name: string; readonly bytes: Uint8Array; readonly around?: string };

/** One case of so many is a large file. */
const LARGE_EVERY = 400;
const HAND_MADE_EVERY = 20;
const VERSIONS = ['2.2', '3.1', '9.1', '10.1', '16.0', '18.6', '27.0'];
const MACHINES = ['AMD64', 'ARM64', 'ARMNT', 'I386', 'LOONGARCH64', 'RISCV64', 'WASM32'];

/** True if a case is made from a framework image. */
export function isLarge(index: number): boolean {
  return index % LARGE_EVERY === LARGE_EVERY - 1;
}

interface Original {
  readonly bytes: Uint8Array;
  readonly places: ByteRange[];
}

/** The inputs of a seed by number: the same number gives the same input, whatever was asked before. */
export class Cases {
  private readonly originals = new Map<FileSeed, Original>();

  constructor(
    private readonly seed: number,
    private readonly seeds: Seeds,
  ) {}

  /** Undefined for a large file where the image cache is empty. */
  input(index: number): FuzzInput | undefined {
    const random = new Random(this.seed, index);
    const { small, handMade, large } = this.seeds;
    if (isLarge(index)) return large.length === 0 ? undefined : this.file(random.pick(large), random);
    if (index % 2 === 0) return this.structure(random);
    if (random.oneIn(HAND_MADE_EVERY)) return this.file(random.pick(handMade), random);
    return this.file(random.pick(small), random);
  }

  private structure(random: Random): FuzzInput {
    const { kind, bytes, size, context } = random.pick(this.seeds.structures);
    const changed = random.oneIn(4) ? { ...context, formatVersion: random.pick(VERSIONS), machine: random.pick(MACHINES) } : context;
    return { what: 'structure', seed: kind, kind, bytes: mutated({ bytes, places: [], donor: random.pick(this.seeds.structures).bytes }, random), size, context: changed };
  }

  private file(seed: FileSeed, random: Random): FuzzInput {
    const { bytes, places } = this.original(seed);
    const donor = this.original(random.pick(this.seeds.small)).bytes;
    return { what: 'file', seed: seed.title, name: basename(seed.title), bytes: mutated({ bytes, places, donor }, random), around: seed.around };
  }

  /** Small files are kept: they come again. */
  private original(seed: FileSeed): Original {
    let original = this.originals.get(seed);
    if (original === undefined) {
      const bytes = seed.bytes();
      original = { bytes, places: placesOf(bytes) };
      if (!this.seeds.large.includes(seed)) this.originals.set(seed, original);
    }
    return original;
  }
}
