import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Topic } from './dialect.js';
import { fieldsOf, placedIn, type PlacedBytes } from './edits.js';
import { SpecError } from './rejection.js';
import type { FieldEdit, ScenarioFile } from './scenario-dialect.js';
import type { Spec } from './spec.js';
import type { VerificationCase, Verifications } from './verification-dialect.js';
import type { GeneratedVector } from './vectors.js';

/** Paths of images are relative to this folder, as those of the corpus. */
const FILES = fileURLToPath(new URL('../../../conformance/', import.meta.url));
/** What structures say of each other. */
const PHASE = 'link';

/**
 * The vectors of the verifications of a topic: each image as it is, in which nothing is found, and with bytes changed.
 * Throws SpecError for a field, an image or a requirement that is not there.
 */
export function vectorsOfVerifications(spec: Spec, { verifications }: Topic): GeneratedVector[] {
  if (verifications === undefined) return [];
  const images = new Images(spec);
  const plain = Object.keys(verifications.bases).map((base) => plainVector(images, verifications, base));
  return [...plain, ...verifications.cases.map((edited) => editedVector(spec, images, verifications, edited))];
}

/** The files of the bases, each read once. */
class Images {
  private readonly files = new Map<string, Uint8Array>();
  private readonly fields = new Map<Uint8Array, ReturnType<typeof fieldsOf>>();

  constructor(private readonly spec: Spec) {}

  bytes(path: string): Uint8Array {
    const bytes = this.files.get(path) ?? readFileSync(FILES + path);
    this.files.set(path, bytes);
    return bytes;
  }

  placed(id: string, bytes: Uint8Array, edits: readonly FieldEdit[]): PlacedBytes[] {
    if (edits.length === 0) return [];
    const fields = this.fields.get(bytes) ?? fieldsOf(this.spec, id, bytes);
    this.fields.set(bytes, fields);
    return placedIn(fields, id, edits);
  }
}

function plainVector(images: Images, verifications: Verifications, base: string): GeneratedVector {
  const shown = verifications.cases.flatMap((each) => (each.base === base ? (each.breaks?.slice(0, 1) ?? []) : []));
  const vector = askAbout(images, verifications, idOf(verifications, base), base, () => []);
  return { ...vector, requirements: [...new Set([...shown, ...(verifications.bases[base].shows ?? [])])], expect: { value: { findings: [] } } };
}

function editedVector(spec: Spec, images: Images, verifications: Verifications, { id: slug, base, edits, breaks, permits, elsewhere }: VerificationCase): GeneratedVector {
  const id = `${verifications.name}.${slug}`;
  const unknown = [...(breaks ?? []), ...(permits ?? [])].find((requirement) => !spec.requirements.has(requirement));
  if (unknown !== undefined) throw new SpecError(id, `there is no requirement ${unknown}`);
  const placed: PlacedBytes[] = [];
  const vector = askAbout(images, verifications, id, base, (bytes, name, select) => {
    const found = images.placed(id, bytes, edits.filter(({ file }: FieldEdit) => (file ?? select) === name));
    if (name === select) placed.push(...found);
    return found;
  });
  if (breaks === undefined) return { ...vector, requirements: permits ?? [], expect: { value: { findings: [] } } };
  const range = elsewhere || placed.length === 0 ? {} : { range: reach(placed) };
  const isInformative = breaks.every((requirement) => spec.requirements.get(requirement)?.confidence === 'unverified');
  return {
    ...vector,
    requirements: [breaks[0]],
    expect: { rejection: { phase: PHASE, codes: breaks, ...range } },
    twin: idOf(verifications, base),
    ...(isInformative ? { informative: true as const } : {}),
  };
}

function askAbout(images: Images, { bases }: Verifications, id: string, base: string, change: (bytes: Uint8Array, name: string, select: string) => PlacedBytes[]): Omit<GeneratedVector, 'expect'> {
  if (!Object.hasOwn(bases, base)) throw new SpecError(id, `no base is named ${base}`);
  const { select, files, context = {} } = bases[base];
  const operands = files.map(({ path, role }: ScenarioFile) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const bytes = images.bytes(path);
    const edits = change(bytes, name, select);
    return { name, role, path, sha256: createHash('sha256').update(bytes).digest('hex'), ...(edits.length > 0 ? { edits } : {}) };
  });
  return { id, requirements: [], operation: 'image.verify', input: { files: operands, select }, context, origin: 'derived' };
}

function idOf({ name }: Verifications, base: string): string {
  return `${name}.${base}`;
}

/** From the first changed byte to the last. */
function reach(placed: readonly PlacedBytes[]): [number, number] {
  return [Math.min(...placed.map(({ at }) => at)), Math.max(...placed.map(({ at, bytes }) => at + bytes.length / 2))];
}
