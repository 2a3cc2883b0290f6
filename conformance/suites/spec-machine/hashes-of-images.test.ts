import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Image } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { calculate } from '../../../tools/spec-machine/calculations.js';
import { Decoder } from '../../../tools/spec-machine/decode.js';
import type { Calculation } from '../../../tools/spec-machine/calculation-dialect.js';
import type { Kind, VectorContext } from '../../../tools/spec-machine/dialect.js';
import type { ComputedHash, HashInput, NamedDefinition } from '../../contract/protocol.js';
import { imagesFolder } from '../../world/paths.js';
import { committed } from '../committed-images.js';
import { MethodNames, type PublishedMethod } from './named-methods.js';
import { spec } from './spec-folder.js';

// The declared hashes against the world: compilers put the entries of these tables under the hash of a name. The spec machine
// decodes the table and computes the hash; the names come from the dumps of a reader that nobody here wrote (section 108),
// the others from the metadata of the image.

interface Section {
  type: number;
  rva: number;
  size: number;
}

interface Dumped {
  header: { sections: Section[] };
  components?: { name: string; sections: Section[] }[];
  availableTypes: { name: string; rid: number; exported: boolean }[];
  instanceMethods: { lowHash: number; signatureHex: string }[];
}

interface Entry {
  Bucket: number;
  LowHash: number;
  Payload: unknown;
}

interface Table {
  BucketCount: number;
  Entries: Entry[];
}

function dumped(image: string): Dumped {
  return JSON.parse(gunzipSync(readFileSync(join(imagesFolder, 'dumps', `${image}.json.gz`))).toString('utf8')) as Dumped;
}

function decode(kind: string, context: VectorContext, bytes: Uint8Array): unknown {
  const { type, phase } = spec().kinds.get(kind) as Kind;
  return new Decoder(spec(), context, bytes).decode(type, phase).json;
}

function hashOf(input: HashInput): number {
  const outcome = calculate(spec(), spec().calculations.get('hash') as Calculation, input);
  return 'value' in outcome ? (outcome.value as ComputedHash).hash : NaN;
}

/** The entries that do not stand where their hash says, and how many do. */
function misplaced({ BucketCount, Entries }: Table, inputOf: (payload: unknown) => HashInput | undefined): { placed: number; unnamed: number; wrong: unknown[] } {
  const named = Entries.map((entry) => ({ entry, input: inputOf(entry.Payload) }));
  const wrong = named.filter(({ entry: { Bucket, LowHash }, input }) => {
    const hash = input && hashOf(input);
    return hash !== undefined && (hash % 256 !== LowHash || Math.floor(hash / 256) % BucketCount !== Bucket);
  });
  const unnamed = named.filter(({ input }) => input === undefined).length;
  return { placed: Entries.length - wrong.length - unnamed, unnamed, wrong };
}

/** `Ns.Outer+Inner` as the dump writes it. Names with dots of their own do not occur in these images. */
function definitionOf(text: string): NamedDefinition {
  const [outermost, ...nested] = text.split('+');
  const dot = outermost.lastIndexOf('.');
  const outer: NamedDefinition = dot > 0 ? { namespace: outermost.slice(0, dot), name: outermost.slice(dot + 1) } : { name: outermost };
  return nested.reduce<NamedDefinition>((enclosing, name) => ({ name, enclosing }), outer);
}

function sectionBytes(image: string, { rva, size }: Section): Uint8Array {
  const file = committed(`img/${image}`);
  const { Sections } = decode('pe-file', {}, file) as { Sections: { VirtualAddress: number; SizeOfRawData: number; PointerToRawData: number }[] };
  const home = Sections.find(({ VirtualAddress, SizeOfRawData }) => rva >= VirtualAddress && rva < VirtualAddress + SizeOfRawData);
  if (home === undefined) throw new Error(`${image}: no section at ${rva}`);
  const start = rva - home.VirtualAddress + home.PointerToRawData;
  return file.subarray(start, start + size);
}

function table(kind: string, context: VectorContext, image: string, sections: readonly Section[], type: number): Table {
  const section = sections.find((each) => each.type === type);
  if (section === undefined) throw new Error(`${image} has no section ${type}`);
  return decode(kind, context, sectionBytes(image, section)) as Table;
}

const IMAGES: [image: string, formatVersion: string, machine: string, types: number, methods: number][] = [
  ['8.0.31-linux-x64/DevÜnicode_日本', '9.1', 'AMD64', 6, 1],
  ['10.0.14-linux-arm/DevÜnicode_日本', '16.0', 'ARMNT', 6, 1],
  ['8.0.31-linux-x64/DevGenerics', '9.1', 'AMD64', 19, 60],
  ['9.0.22-linux-arm64/DevGenerics', '10.1', 'ARM64', 19, 60],
  ['10.0.14-windows-x86/DevGenerics', '16.0', 'I386', 19, 60],
  ['10.0.14-linux-x64/DevAsync', '16.0', 'AMD64', 19, 29],
  ['10.0.14-linux-x64/DevStatics', '16.0', 'AMD64', 1, 1],
];

describe.each(IMAGES)('%s', (image, formatVersion, machine, typeCount, methodCount) => {
  const file = `${image}.dll`;
  const dump = dumped(image);
  const context = { formatVersion, machine, os: 'Linux' };

  test('every available type stands under the hash of its name', () => {
    const names = new Map(dump.availableTypes.map(({ name, rid, exported }) => [`${exported ? 'ExportedType' : 'TypeDef'} ${rid}`, name]));
    const found = table('available-types', context, file, dump.header.sections, 108);
    const result = misplaced(found, (payload) => {
      const { Table: kind, Rid } = payload as { Table: string; Rid: number };
      const name = names.get(`${kind} ${Rid}`);
      return name === undefined ? undefined : { availableType: definitionOf(name) };
    });
    expect(result).toEqual({ placed: dump.availableTypes.length, unnamed: 0, wrong: [] });
    expect(result.placed).toBeGreaterThanOrEqual(typeCount);
  });

  test('every instance entry point stands under the hash of its method', () => {
    const { resolver } = new Image(openR2R(file));
    const names = new MethodNames((module) => resolver.names(module));
    const found = table('instance-entry-points', context, file, dump.header.sections, 109);
    const result = misplaced(found, (payload) => {
      const method = names.method((payload as { Method: PublishedMethod }).Method);
      return method && { method };
    });
    expect(result).toEqual({ placed: dump.instanceMethods.length, unnamed: 0, wrong: [] });
    expect(result.placed).toBeGreaterThanOrEqual(methodCount);
    expect(found.Entries.map(({ LowHash }) => LowHash).sort()).toEqual(dump.instanceMethods.map(({ lowHash }) => lowHash).sort());
  });
});

function openR2R(file: string): ConstructorParameters<typeof Image>[0] {
  const opened = openFile(committed(`img/${file}`), file);
  if (opened.kind === 'not-r2r') throw new Error(`${file}: ${opened.reason}`);
  return opened;
}

test.each<[image: string, formatVersion: string]>([
  ['10.0.14-linux-x64-pgo/DevGenerics', '16.0'],
  ['8.0.31-linux-x64-pgo/DevGenerics', '9.1'],
])('%s: every profile stands under the hash of its method', (image, formatVersion) => {
  const { resolver } = new Image(openR2R(`${image}.dll`));
  const names = new MethodNames((module) => resolver.names(module));
  const found = table('pgo-instrumentation', { formatVersion, machine: 'AMD64', os: 'Linux' }, `${image}.dll`, dumped(image).header.sections, 117);
  const { placed, unnamed, wrong } = misplaced(found, (payload) => {
    const method = names.method((payload as { Method: PublishedMethod }).Method);
    return method && { method };
  });
  expect({ unnamed, wrong }).toEqual({ unnamed: 0, wrong: [] });
  expect(placed).toBeGreaterThan(0);
});

test.each<[image: string, formatVersion: string]>([
  ['10.0.14-linux-x64-Ot/DevGenerics', '16.0'],
  ['10.0.14-linux-x64/DevCalls', '16.0'],
  ['8.0.31-linux-x64/DevAsync', '9.1'],
])('%s: every inlinee of its own stands under the hash of its definition', (image, formatVersion) => {
  const { resolver } = new Image(openR2R(`${image}.dll`));
  const names = new MethodNames((module) => resolver.names(module));
  const found = table('cross-module-inlining', { formatVersion, machine: 'AMD64', os: 'Linux', headerFlags: 75 }, `${image}.dll`, dumped(image).header.sections, 119);
  const { placed, wrong } = misplaced(found, (payload) => {
    const { Rid, Module = 0 } = payload as { Rid?: number; Module?: number };
    const method = Rid === undefined ? undefined : names.method({ Method: { Table: 6, Rid, Module } });
    return method && { method };
  });
  expect(wrong).toEqual([]);
  expect(placed).toBeGreaterThan(10);
});

test('in the components of a composite image every inlinee of the component stands under the hash of its module and row', () => {
  const image = '10.0.14-linux-x64-composite-dev/devall.r2r';
  let count = 0;
  for (const { name, sections } of dumped(image).components ?? []) {
    if (!sections.some(({ type }) => type === 114)) continue;
    const found = table('inlining-info-2', { formatVersion: '16.0', machine: 'AMD64', os: 'Linux' }, `${image}.dll`, sections, 114);
    const { placed, wrong } = misplaced(found, (payload) => {
      const { Inlinee: { Rid, Module } } = payload as { Inlinee: { Rid: number; Module?: number } };
      return Module === undefined ? { inlinee: { module: name, rid: Rid } } : undefined;
    });
    expect(wrong).toEqual([]);
    count += placed;
  }
  expect(count).toBeGreaterThan(60);
});
