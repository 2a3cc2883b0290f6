import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileSet } from '../../../reference/image/surroundings.js';
import { Assemblies } from '../../../reference/runtime/types/assemblies.js';
import { classAlignment } from '../../../reference/runtime/types/class-alignment.js';
import { InstanceLayouts } from '../../../reference/runtime/types/instance-layout.js';
import { imagesFolder } from '../../world/paths.js';

/**
 * Size and offsets as CoreCLR 10.0.12 on Linux x64 says them itself: Unsafe.SizeOf, the base size of the method table without the
 * two words that every object has, and the offsets of the field descriptors.
 */
const MEASURED: readonly [assembly: string, row: number, size: number, offsets: Record<number, number>][] = [
  ['DevUnsafe', 0x02, 16, { 1: 0, 2: 0, 3: 0, 4: 3, 5: 8 }],
  ['DevUnsafe', 0x03, 15, { 6: 0, 7: 1, 8: 5, 9: 7 }],
  ['DevUnsafe', 0x04, 24, { 10: 22, 11: 0, 12: 16, 13: 8, 14: 20 }],
  ['DevUnsafe', 0x05, 64, { 15: 0 }],
  ['DevUnsafe', 0x06, 24, { 16: 0 }],
  ['DevUnsafe', 0x07, 32, { 17: 0 }],
  ['DevUnsafe', 0x08, 28, { 18: 0, 19: 24 }],
  ['DevUnsafe', 0x0a, 8, { 23: 0, 24: 4 }],
  ['DevUnsafe', 0x0c, 16, { 29: 0, 30: 8 }],
  ['DevUnsafe', 0x0d, 12, { 31: 0, 32: 4, 33: 8 }],
  ['DevUnsafe', 0x12, 7, {}],
  ['DevBase', 0x02, 24, { 1: 16, 2: 8, 3: 0, 4: 20 }],
  ['DevBase', 0x03, 32, { 6: 24 }],
  ['DevBase', 0x04, 24, { 7: 16, 8: 8, 9: 0 }],
  ['DevBase', 0x05, 4, { 10: 0 }],
  ['DevBase', 0x10, 24, { 23: 0, 24: 4, 25: 8, 26: 12, 27: 16, 28: 20 }],
];

function assemblies(folder: string, ...names: string[]): Assemblies {
  return new Assemblies(new FileSet(names.map((name) => ({ name: `${name}.dll`, bytes: () => readFileSync(join(imagesFolder, folder, `${name}.dll`)) }))));
}

test.each(MEASURED)('%s type %i takes %i bytes', (assembly, row, size, offsets) => {
  const definition = assemblies('il', assembly).module(assembly)?.definition(row);
  const layout = definition && new InstanceLayouts(8).of({ definition, arguments: [] });
  // Objects end at a whole word.
  expect(definition?.baseName === 'System.ValueType' ? layout?.size : Math.ceil((layout?.size ?? 0) / 8) * 8).toBe(size);
  expect(Object.fromEntries(layout?.offsets ?? [])).toEqual(offsets);
});

test('a field of a type that is not at hand leaves the layout open', () => {
  const definition = assemblies('il', 'DevUnsafe').module('DevUnsafe')?.definition(0x09);
  expect(definition && new InstanceLayouts(8).of({ definition, arguments: [] })).toBeUndefined();
});

/** DevCalls: Cat, derived from Quadruped of DevBase, whose fields end at 32: FieldBaseOffset says 40 with the type word. */
test.each([
  ['img/10.0.14-linux-x64', 32],
  ['il', 32],
])('the fields of a class derived from another assembly begin at a whole word: %s', (folder, start) => {
  const definition = assemblies(folder, 'DevCalls', 'DevBase').module('DevCalls')?.definition(2);
  expect(definition && new InstanceLayouts(8).alignedBaseEnd({ definition, arguments: [] })).toBe(start);
});

/** The alignments that crossgen2 wrote into Verify_TypeLayout cells (img/10.0.14-linux-x64-verifylayout). */
test.each([
  ['DevUnsafe', 0x02, 8],
  ['DevUnsafe', 0x03, 1],
  ['DevUnsafe', 0x04, 8],
  ['DevUnsafe', 0x05, 4],
  ['DevUnsafe', 0x0b, 8],
  ['DevUnsafe', 0x0d, 4],
])('%s type %i is placed at multiples of %i', (assembly, row, alignment) => {
  const definition = assemblies('il', assembly).module(assembly)?.definition(row);
  expect(definition && classAlignment({ kind: 'value', definition, arguments: [] }, new InstanceLayouts(8))).toBe(alignment);
});
