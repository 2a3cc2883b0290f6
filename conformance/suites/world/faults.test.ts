import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Image } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { CHECKS } from './checks.js';
import { examineBytes } from './examine.js';
import { FAULTS, type Fault } from './faults.js';
import { committedItems, type WorldItem } from './items.js';

const items = committedItems();

describe('each check on real images finds a seeded fault, and finds nothing without it', () => {
  test.each(FAULTS.map((fault) => [`${fault.check} ${fault.requirement ?? ''}`.trim(), fault] as const))('%s', (_, fault) => {
    const item = itemOf(fault);
    const checks = CHECKS.filter((check) => check.name === fault.check);
    expect(checks).toHaveLength(1);
    const bytes = Uint8Array.from(readFileSync(item.path));
    expect(examineBytes(item, bytes, checks)).toEqual([]);
    bytes.set(fault.bytes, fault.at(new Image(openFileOf(item, bytes))));
    const sentences = examineBytes(item, bytes, checks).map(({ sentence }) => sentence);
    expect(sentences).toContainEqual(expect.stringContaining(fault.requirement ?? ''));
  });

  test('every check has a fault', () => {
    const tested = new Set(FAULTS.map(({ check }) => check));
    expect(CHECKS.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
  });
});

function itemOf({ image }: Fault): WorldItem {
  const item = items.find(({ title }) => title === image);
  if (item === undefined) throw new Error(`the manifest has no ${image}`);
  return item;
}

function openFileOf(item: WorldItem, bytes: Uint8Array) {
  const file = openFile(bytes, basename(item.path));
  if (file.kind === 'not-r2r') throw new Error(file.sentence);
  return file;
}
