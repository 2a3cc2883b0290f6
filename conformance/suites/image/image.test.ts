import { facts, facetValue, factsText, FACET_NAMES } from '../../../reference/facts/facts.js';
import { checkAvailableTypeHashes } from '../../../reference/hashing/check-available-types.js';
import { checkCrossModuleInliningHashes, checkInliningHashes } from '../../../reference/hashing/check-inlining-tables.js';
import { checkInstanceEntryPointHashes, checkPgoHashes } from '../../../reference/hashing/check-method-tables.js';
import { openImage, type Image } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { FileSet } from '../../../reference/image/surroundings.js';
import { committed } from '../committed-images.js';
import { rejection } from '../hex-input.js';

function open(folder: string, select: string, names: readonly string[] = [select], change = (bytes: Uint8Array): Uint8Array => bytes): Image {
  const read = (name: string): Uint8Array => change(committed(`${folder}/${name}.dll`));
  return openImage(openFile(read(select), `${select}.dll`), new FileSet(names.map((name) => ({ name: `${name}.dll`, bytes: () => read(name) }))));
}

const COMPOSITE = 'img/10.0.14-linux-x64-composite';
const MEMBERS = ['CompA', 'CompB', 'CompC', 'comp.r2r'];

test('a composite image has its components, in the order of the manifest', () => {
  const image = open(COMPOSITE, 'comp.r2r', MEMBERS);
  expect([image.isComposite, image.metadata]).toEqual([true, undefined]);
  expect(image.components.map(({ name, component, moduleIndex, header }) => [name, component, moduleIndex, header.flags])).toEqual([
    ['CompA', 0, 2, 0x20],
    ['CompB', 1, 3, 0x20],
    ['CompC', 2, 4, 0x20],
  ]);
  expect(image.components.map(({ metadata }) => metadata?.text('Assembly', 1, 'Name'))).toEqual(['CompA', 'CompB', 'CompC']);
});

test('without the files around it a composite image can still be described', () => {
  const types = facetValue(open(COMPOSITE, 'comp.r2r'), 'availableTypes');
  expect(types).toContainEqual({ component: 0, name: 'TypeDef:000009', rid: 9, exported: false });
});

test('a stub names the composite image that owns it, and has nothing else', () => {
  const image = open(COMPOSITE, 'CompA');
  expect(image.hasFlag('COMPONENT')).toBe(true);
  expect(facts(image, ['componentOf', 'composite', 'methods', 'importSections', 'compilerIdentifier'])).toEqual({
    componentOf: 'comp.r2r.dll',
    composite: false,
    methods: [],
    importSections: [],
    compilerIdentifier: null,
  });
});

test('a stub leads to its component in the composite image', () => {
  const stub = open(COMPOSITE, 'CompB', MEMBERS);
  expect(stub.owner?.isComposite).toBe(true);
  expect([stub.ownerModule?.name, stub.ownerModule?.component]).toEqual(['CompB', 1]);
  expect(open(COMPOSITE, 'CompB').owner).toBeUndefined();
});

test('the text of the facts is the facts', () => {
  const image = open('img/10.0.14-linux-x64', 'DevGenerics');
  expect(JSON.parse([...factsText(image)].join(''))).toEqual(facts(image));
});

// Four tables at once: an image with profile data, and the components of a composite.
test('the hash codes in the tables are those of the names', () => {
  const single = open('img/10.0.14-linux-arm64-pgo', 'DevGenerics');
  const composite = open(COMPOSITE, 'comp.r2r', MEMBERS);
  const checks = [
    ...single.modules.map(checkAvailableTypeHashes),
    checkInstanceEntryPointHashes(single),
    checkPgoHashes(single),
    checkCrossModuleInliningHashes(single),
    checkInstanceEntryPointHashes(composite),
    ...composite.modules.map((module) => checkInliningHashes(composite, module)),
  ];
  expect(checks.map((check) => check?.mismatches)).toEqual(checks.map(() => []));
  expect(checks.every((check) => check !== undefined && check.checked > 0)).toBe(true);
});

/** The image with `value` in the u32 of its R2R header at `offset` from the header's start. */
function patched(offset: (image: Image) => number, value: number): Image {
  const original = open('img/10.0.14-linux-x64', 'DevFlow');
  return open('img/10.0.14-linux-x64', 'DevFlow', ['DevFlow'], (bytes) => {
    const copy = bytes.slice();
    new DataView(copy.buffer).setUint32(offset(original), value, true);
    return copy;
  });
}

test('a section outside the file costs its facet and no other', () => {
  const image = patched(({ header }) => (header.sections.find(({ name }) => name === 'AvailableTypes')?.range.start ?? 0) + 4, 0x7fff0000);
  expect(facetValue(image, 'availableTypes')).toEqual({ error: expect.stringMatching(/^directory\.section-outside/) });
  const errors = FACET_NAMES.filter((name) => JSON.stringify(facetValue(image, name)).startsWith('{"error"'));
  expect(errors).toEqual(['availableTypes']);
});

test('of an unknown major version there are the header and the directory', () => {
  const image = patched(({ header }) => header.range.start + 4, 0x0000_001c);
  expect(facetValue(image, 'header')).toMatchObject({ majorVersion: 28, minorVersion: 0, sections: expect.arrayContaining([]) });
  expect(rejection(() => image.section('ImportSections')).code).toBe('header.major-version');
  expect(image.section('ExternalTypeMaps')).toBeUndefined();
});

test('an unknown section type and an unknown minor version change nothing', () => {
  const known = facts(open('img/10.0.14-linux-x64', 'DevFlow'), ['methods', 'importSections', 'gcInfo']);
  const directoryEnd = patched(({ header }) => header.sections[header.sections.length - 1].range.start, 999);
  const minor = patched(({ header }) => header.range.start + 4, 0x0063_0010);
  for (const image of [directoryEnd, minor]) expect(facts(image, ['methods', 'importSections', 'gcInfo'])).toEqual(known);
});

test('the import thunks are code', () => {
  const entry = (image: Image): number => image.header.sections.find(({ name }) => name === 'DelayLoadMethodCallThunks')?.range.start ?? 0;
  expect(open('img/10.0.14-linux-x64', 'DevFlow').delayLoadThunks).toMatchObject({ rva: 75988, size: 97 });
  // 215184 is the first import cell.
  expect(rejection(() => patched((image) => entry(image) + 4, 215184).delayLoadThunks).code).toBe('delay-load-thunks.range');
});

test('what is no R2R image is rejected with the reason', () => {
  expect(rejection(() => openImage(openFile(committed('il/DevFlow.dll'), 'DevFlow.dll'))).code).toBe('header.missing');
});
