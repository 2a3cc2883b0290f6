import { basename } from 'node:path';
import type { Spec } from '../../tools/spec-machine/spec.js';
import type { ByteRange } from '../../reference/io/ranges.js';
import { changedField } from './fields/change.js';
import type { DeclaredField } from './fields/field.js';
import { fieldsOfImage, type FieldsOfKind } from './fields/of-image.js';
import { fieldsOfStructure } from './fields/of-structure.js';
import type { FileInput, FuzzInput, ModelInput, StructureInput, ValueInput } from './input.js';
import { Drawn } from './drawn.js';
import { modelOf } from './models.js';
import { mutated } from './mutations.js';
import { placesOf } from './places.js';
import { Random } from './random.js';
import type { FileSeed, Seeds, StructureSeed } from './seeds.js';
import { mutatedValue } from './value-mutations.js';

/** So many inputs are drawn together; a process makes all inputs of a round, or none. */
export const ROUND = 1000;
/** Of each round: images of compilers; whole images and containers that the spec machine made; containers by hand. */
const IMAGES = 18;
const MADE = 26;
const CONTAINERS = 4;
const MODELS = 4;
/** Every so many rounds one input is made from a framework image. */
const LARGE_ROUNDS = 8;
/**
 * Reading what is declared of an image takes much longer than using it, of a structure a little: so many rounds have their images
 * from so many files, and a round its structures from so many vectors.
 */
const ROUNDS_OF_FILES = 20;
const FILES = 6;
const STRUCTURES = 32;
const IMAGES_OF_MODELS = 2;
const VALUE_EVERY = 12;

const VERSIONS = ['2.2', '3.1', '9.1', '10.1', '16.0', '18.6', '27.0'];
const MACHINES = ['AMD64', 'ARM64', 'ARMNT', 'I386', 'LOONGARCH64', 'RISCV64', 'WASM32'];
const FILE_TARGETS = ['read', 'read', 'rewrite', 'relayout', 'accept', 'verify'] as const satisfies readonly FileInput['target'][];
const MOST_FIELDS = 3;

/** True if a case is made from a framework image. */
export function isLarge(index: number): boolean {
  return index % (ROUND * LARGE_ROUNDS) === 0;
}

interface Original {
  readonly bytes: Uint8Array;
  readonly places: readonly ByteRange[];
  /** By kind of structure; none of a large file, of which reading them would take too long. */
  readonly fields: readonly FieldsOfKind[];
}

/** The inputs of a seed by number: the same number gives the same input, whatever was asked before. */
export class Cases {
  private readonly files = new Drawn<FileSeed, Original>((seed) => this.originalOf(seed));
  private readonly models = new Drawn<FileSeed, unknown>((seed) => modelOf(seed.bytes()) ?? {});
  private readonly structures = new Drawn<StructureSeed, readonly DeclaredField[]>(({ kind, bytes, size, context }) => fieldsOfStructure(this.spec, kind, bytes, size, context));

  constructor(
    private readonly seed: number,
    private readonly seeds: Seeds,
    private readonly spec: Spec,
  ) {}

  /** Undefined for a large file where the image cache is empty. */
  input(index: number): FuzzInput | undefined {
    const random = new Random(this.seed, index);
    const { handMade, large } = this.seeds;
    if (isLarge(index)) return large.length === 0 ? undefined : this.file(random.pick(large), random);
    const round = Math.floor(index / ROUND);
    if (index % ROUND < IMAGES) return this.file(random.pick(this.filesOf(Math.floor(round / ROUNDS_OF_FILES))), random);
    if (index % ROUND < IMAGES + MADE) return this.madeFile(random);
    if (index % ROUND < IMAGES + MADE + CONTAINERS) return this.file(random.pick(handMade), random);
    if (index % ROUND < IMAGES + MADE + CONTAINERS + MODELS) return this.model(random.pick(this.modelsOf(Math.floor(round / ROUNDS_OF_FILES))), random);
    return random.oneIn(VALUE_EVERY) ? this.value(random) : this.structure(random.pick(this.structuresOf(round)), random);
  }

  private filesOf(rounds: number): readonly FileSeed[] {
    return this.files.draw(rounds, FILES, this.seeds.small, new Random(~this.seed, rounds));
  }

  private structuresOf(round: number): readonly StructureSeed[] {
    return this.structures.draw(round, STRUCTURES, this.seeds.structures, new Random(~this.seed, -1 - round));
  }

  private modelsOf(rounds: number): readonly FileSeed[] {
    return this.models.draw(rounds, IMAGES_OF_MODELS, this.seeds.models, new Random(~this.seed, -1 - rounds));
  }

  private model(seed: FileSeed, random: Random): ModelInput {
    const value = this.models.made(seed);
    return { target: 'build', seed: seed.title, value: mutatedValue(value, value, random), unchecked: random.oneIn(4) };
  }

  private value(random: Random): ValueInput {
    const { id, kind, value, context } = random.pick(this.seeds.values);
    return { target: 'encode', seed: id, kind, value: mutatedValue(value, random.pick(this.seeds.values).value, random), context };
  }

  private structure(seed: StructureSeed, random: Random): StructureInput {
    const { id, kind, size, context } = seed;
    const changed = random.oneIn(8) ? { ...context, formatVersion: random.pick(VERSIONS), machine: random.pick(MACHINES) } : context;
    return { target: 'decode', seed: id, kind, bytes: this.changedStructure(seed, random), size, context: changed };
  }

  private changedStructure(seed: StructureSeed, random: Random): Uint8Array {
    const fields = this.structures.made(seed);
    let { bytes }: { bytes: Uint8Array } = seed;
    if (fields.length > 0 && !random.oneIn(3)) {
      const changed = changedField(this.spec, bytes.slice(), fields, seed.context.machine ?? '', random, 'structure');
      if (changed !== undefined && !random.oneIn(4)) return changed;
      bytes = changed ?? bytes;
    }
    return mutated({ bytes, places: [], donor: random.pick(this.seeds.structures).bytes }, random);
  }

  private madeFile(random: Random): FileInput {
    const seed = random.pick(this.seeds.madeFiles);
    return fileInput({ title: seed.id }, this.changedStructure(seed, random), random);
  }

  private file(seed: FileSeed, random: Random): FileInput {
    const original = this.files.made(seed);
    return fileInput(seed, this.changedFile(original, random), random);
  }

  private changedFile({ bytes, places, fields }: Original, random: Random): Uint8Array {
    let changed = Uint8Array.from(bytes);
    if (fields.length > 0 && !random.oneIn(3)) {
      for (let count = 1 + random.below(MOST_FIELDS); count > 0; count--) {
        changed = changedField(this.spec, changed, random.pick(random.pick(fields)), '', random, 'file') ?? changed;
      }
      if (!random.oneIn(4)) return changed;
    }
    const donor = this.seeds.structures;
    return mutated({ bytes: changed, places, donor: random.pick(donor).bytes }, random);
  }

  private fieldsOfFile({ kind, title }: FileSeed, bytes: Uint8Array): readonly FieldsOfKind[] {
    if (kind === undefined) return fieldsOfImage(this.spec, bytes, basename(title));
    const fields = fieldsOfStructure(this.spec, kind, bytes, undefined, {});
    return fields.length > 0 ? [[fields]] : [];
  }

  private originalOf(seed: FileSeed): Original {
    const bytes = Uint8Array.from(seed.bytes());
    return { bytes, places: placesOf(bytes), fields: this.seeds.large.includes(seed) ? [] : this.fieldsOfFile(seed, bytes) };
  }
}

function fileInput({ title, around }: Pick<FileSeed, 'title' | 'around'>, bytes: Uint8Array, random: Random): FileInput {
  return { target: random.pick(FILE_TARGETS), seed: title, name: basename(title), bytes, around, variant: random.below(1 << 16) };
}
