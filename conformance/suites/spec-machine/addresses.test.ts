import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeVectorsOfKind } from '../../../tools/spec-machine/describe-vectors.js';
import { lintSpec } from '../../../tools/spec-machine/lint.js';
import { loadSpec, type Spec } from '../../../tools/spec-machine/spec.js';
import { vectorsOfKind, type GeneratedVector } from '../../../tools/spec-machine/vectors.js';

// A file that says where its content lies, at which address, and in which version it is written.
const TOPIC = {
  topic: 'chests', title: 'Chests', area: 'format', summary: 'Addresses, surroundings, and samples whose numbers follow from where the rest lies.',
  definitions: {
    Chest: { phase: 'container', struct: [
      { name: 'Version', type: 'u8' },
      { name: 'Base', type: 'u8' },
      { name: 'Drawer', type: 'u8', says: 'An address.' },
      { name: 'DrawerSize', type: 'u8' },
      { name: 'Content', type: 'Content(Drawer, DrawerSize)', mapped: "[{'VirtualAddress': Base, 'MappedSize': input.size - 4, 'PointerToRawData': 4}]", context: { formatVersion: "string(Version) + '.0'" } },
    ] },
    Content: { phase: 'record', params: ['drawer', 'drawerSize'], struct: [
      { name: 'Drawer', type: 'Drawer', at: 'drawer', placed: 'after', declares: 'drawerSize' },
    ] },
    Drawer: { struct: [
      { name: 'Start', let: 'start' },
      { name: 'Items', type: 'u8', count: 'size' },
      { name: 'Lid', type: 'u8', applies: { format: '2.0..' } },
    ] },
  },
  kinds: { chest: { title: 'A chest', type: 'Chest', phase: 'container',
    describe: { file: 'Version', facets: { items: '[size(it.Content.Drawer.Items)]', lid: 'has(it.Content.Drawer.Lid) ? [it.Content.Drawer.Lid] : []' } },
    samples: [
      { id: 'old', value: { Version: 1, Base: 100, Content: { Drawer: { Items: [7, 8] } } }, derive: { Drawer: 'place.Content.Drawer.start + 96', DrawerSize: 'place.Content.Drawer.Items.end - place.Content.Drawer.Items.start' }, contexts: [{}], varied: ['Drawer', 'Version'] },
      { id: 'new', like: 'old', set: { Version: 2, 'Content.Drawer.Lid': 9 }, contexts: [{}], alone: true },
    ] } },
  requirements: [
    { id: 'CH-1', level: 'MUST', says: 'A chest is read.', covers: ['chest'], source: ['-'], confidence: 'read' },
    { id: 'CH-2', level: 'MUST', says: 'The version is known.', on: 'Chest', field: 'Version', holds: 'Version < 3', error: 'chest.version', source: ['-'], confidence: 'read' },
  ],
};

let spec: Spec;
let made: GeneratedVector[];

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'spec-'));
  mkdirSync(join(folder, 'format'));
  writeFileSync(join(folder, 'format', 'chests.json'), JSON.stringify(TOPIC));
  writeFileSync(join(folder, 'versions.json'), '{"versions":[{"version":"2.0"}]}');
  writeFileSync(join(folder, 'errors.json'), JSON.stringify({ errors: [{ code: 'chest.version', phase: 'container', says: '-' }, { code: 'rva.outside', phase: 'record', says: '-' }] }));
  spec = loadSpec(folder);
  rmSync(folder, { recursive: true });
  made = vectorsOfKind(spec, 'chest');
});

function vector(id: string): object | undefined {
  const found = [...made, ...describeVectorsOfKind(spec, 'chest', made)].find((each) => each.id === id);
  return found && { ...found, bytes: 'bytes' in found.input ? [...Buffer.from(String(found.input.bytes), 'base64')] : undefined };
}

test('the topic has no problem', () => {
  expect(lintSpec(spec)).toEqual([]);
});

test('a sample derives where its content lies; positions in the content are addresses', () => {
  expect(vector('chest.old')).toMatchObject({ bytes: [1, 100, 100, 2, 7, 8], expect: { value: { Drawer: 100, Content: { Drawer: { Start: 100, Items: [7, 8] } } } } });
});

test('the file itself says in which version its content is; a sample can be like an earlier one', () => {
  expect(vector('chest.new')).toMatchObject({ bytes: [2, 100, 100, 2, 7, 8, 9], expect: { value: { Content: { Drawer: { Lid: 9 } } } } });
});

test('a variation of a derived number is not derived again', () => {
  expect(vector('chest.old.drawer.one-more')).toBeUndefined();
  expect(vector('chest.old.drawer.zero')).toMatchObject({ bytes: [1, 100, 0, 2, 7, 8], twin: 'chest.old', expect: { rejection: { codes: ['rva.outside'] } } });
});

test('only what a sample says is varied', () => {
  expect(made.map(({ id }) => id).filter((id) => id.startsWith('chest.old.base') || id.startsWith('chest.old.content'))).toEqual([]);
});

test('each facet that says something is asked for, and a file that is none is refused', () => {
  expect(vector('chest.old.describe.items')).toMatchObject({ operation: 'image.describe', input: { facets: ['items'] }, expect: { facts: { view: { items: 2 }, facet: 'items' } } });
  expect(vector('chest.old.describe.lid')).toBeUndefined();
  expect(vector('chest.new.describe.lid')).toMatchObject({ expect: { facts: { view: { lid: 9 } } } });
  expect(vector('chest.old.version.max.describe')).toMatchObject({ operation: 'image.describe', twin: 'chest.old.describe.items', expect: { rejection: { codes: ['chest.version'] } } });
  expect(vector('chest.old.drawer.zero.describe')).toBeUndefined();
});
