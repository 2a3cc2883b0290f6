import { AttributePresence } from '../../../reference/image/attribute-presence.js';
import { readCompilerIdentifier } from '../../../reference/image/compiler-identifier.js';
import { readComponentAssemblies } from '../../../reference/image/component-assemblies.js';
import { readEnclosingTypeMap } from '../../../reference/image/enclosing-type-map.js';
import { readHotColdMap } from '../../../reference/image/hot-cold-map.js';
import { readManifestMvids } from '../../../reference/image/manifest-mvids.js';
import { MethodIsGenericMap } from '../../../reference/image/method-is-generic-map.js';
import { readOwnerCompositeExecutable } from '../../../reference/image/owner-composite-executable.js';
import { methodProfiles } from '../../../reference/image/profile-data.js';
import { readTypeGenericInfoMap } from '../../../reference/image/type-generic-info-map.js';
import { rva } from '../../../reference/io/addresses.js';
import { nameHash } from '../../../reference/hashing/name-hash.js';
import { flatContext, rejection, sectionOf } from '../hex-input.js';

/** Runs a reader of a section on bytes that are nothing but the section. */
function section<T>(hex: string, read: (context: ReturnType<typeof flatContext>, section: ReturnType<typeof sectionOf>) => T): T {
  const context = flatContext(hex);
  return read(context, sectionOf(context));
}

// r2r-format 8.1, 8.8, 8.9, 8.11, 8.12, 8.14, 8.16 to 8.19.

test.each([
  ['43 6F 72 65', 'Core'],
  ['43 6F 72 65 00', 'Core'],
  ['43 00 00', 'C\0'],
  ['', ''],
  ['FF 41', '\ufffdA'],
])('the compiler identifier %s', (hex, text) => {
  expect(section(hex, readCompilerIdentifier)).toBe(text);
});

test('the composite image that owns a component', () => {
  expect(section('61 2E 64 6C 6C 00', readOwnerCompositeExecutable)).toBe('a.dll');
  expect(section('61 2E 64 6C 6C 00 CC CC', readOwnerCompositeExecutable)).toBe('a.dll');
});

test.each(['', '00', '61 2E 64 6C 6C', '61 2F 62 00', '61 5C 62 00'])('no name of a composite image: "%s"', (hex) => {
  expect(rejection(() => section(hex, readOwnerCompositeExecutable)).code).toBe('owner-composite.name');
});

test('the components of a composite image', () => {
  const hex = '00000000 00000000 08000000 10000000  10000000 48000000 04000000 1C000000';
  expect(section(hex, readComponentAssemblies).map(({ corHeader, assemblyHeader }) => [corHeader, assemblyHeader])).toEqual([
    [{ rva: 0, size: 0 }, { rva: 8, size: 0x10 }],
    [{ rva: 0x10, size: 0x48 }, { rva: 4, size: 0x1c }],
  ]);
  expect(rejection(() => section(hex, (context, all) => readComponentAssemblies(context, all, 1))).code).toBe('component-assemblies.count');
  expect(rejection(() => section(`${hex} 00`, readComponentAssemblies)).code).toBe('component-assemblies.size');
  expect(rejection(() => section('00000000 00000000 08000000 09000000', readComponentAssemblies)).code).toBe('rva.outside');
});

test('module version ids', () => {
  expect(section('00112233445566778899AABBCCDDEEFF', readManifestMvids)).toHaveLength(1);
  expect(section('', readManifestMvids)).toEqual([]);
  expect(rejection(() => section('00112233', readManifestMvids)).code).toBe('manifest-mvids.size');
});

test('function 3 has its cold part at 12', () => {
  expect(section('0C000000 03000000', readHotColdMap)).toEqual([{ cold: 12, hot: 3, range: { start: 0, end: 8 } }]);
});

test.each([
  ['0C000000 03000000 0C', 20, 'hot-cold-map.size'],
  ['0C000000 03000000', 12, 'hot-cold-map.function-index'],
  ['0C000000 03000000 0D000000 03000000', 20, 'hot-cold-map.order'],
  ['0C000000 03000000 0B000000 04000000', 20, 'hot-cold-map.order'],
])('the hot-cold map %s of %i functions is rejected as %s', (hex, functions, code) => {
  expect(rejection(() => section(hex, (context, all) => readHotColdMap(context, all, functions))).code).toBe(code);
});

test('generic methods are marked from the most significant bit on', () => {
  const map = section('0A 00 00 00 C0 40', (context, all) => new MethodIsGenericMap(context, all, 10));
  expect([...map.genericRids()]).toEqual([1, 2, 10]);
});

test('the third of three types is nested in the second', () => {
  expect(section('03 00 00 00 00 00 02 00', readEnclosingTypeMap)).toEqual([0, 0, 2]);
});

test('generic parameters are counted from the high half of a byte on', () => {
  expect(section('03 00 00 00 05 A0', readTypeGenericInfoMap)).toEqual([0, 5, 10]);
});

test.each([
  ['0A 00 00 00 C0 40', 11, 'method-is-generic-map.count'],
  ['FF FF FF FF C0 40', undefined, 'method-is-generic-map.count'],
  ['0A 00 00 00 C0', 10, 'truncated'],
])('the map of generic methods %s for %p rows is rejected as %s', (hex, rows, code) => {
  expect(rejection(() => section(hex, (context, all) => new MethodIsGenericMap(context, all, rows))).code).toBe(code);
});

test.each([
  ['03 00 00 00 00 00 02 00', 4, 'enclosing-type-map.count'],
  ['03 00 00 00 00 00 04 00', 3, 'enclosing-type-map.rid'],
  ['03 00 00 00 00 00', 3, 'truncated'],
])('the map of enclosing types %s for %i rows is rejected as %s', (hex, rows, code) => {
  expect(rejection(() => section(hex, (context, all) => readEnclosingTypeMap(context, all, rows))).code).toBe(code);
});

test.each([
  ['03 00 00 00 05 A0', 2, 'type-generic-info.count'],
  ['05 00 00 00 05 A0', 5, 'truncated'],
])('the map of generic types %s for %i rows is rejected as %s', (hex, rows, code) => {
  expect(rejection(() => section(hex, (context, all) => readTypeGenericInfoMap(context, all, rows))).code).toBe(code);
});

const READ_ONLY = nameHash('System.Runtime.CompilerServices.IsReadOnlyAttribute');

test('an attribute filter of one bucket', () => {
  const filter = section(`19 48 ${'00 '.repeat(14)}`, (context, all) => new AttributePresence(context, all));
  expect([filter.mayHave(READ_ONLY, 0x06000001), filter.mayHave(READ_ONLY, 0x06000002)]).toEqual([true, false]);
});

test('an empty attribute filter says that there is none', () => {
  const filter = section('', (context, all) => new AttributePresence(context, all));
  expect(filter.mayHave(READ_ONLY, 0x06000001)).toBe(false);
});

test.each([
  [0, 48, 'attribute-presence.size'],
  [0, 24, 'attribute-presence.size'],
  [8, 16, 'attribute-presence.alignment'],
])('an attribute filter at %i of %i bytes is rejected as %s', (start, size, code) => {
  const context = flatContext('00 '.repeat(start + size));
  expect(rejection(() => new AttributePresence(context, sectionOf(context, start))).code).toBe(code);
});

/** A record behind its pointer: 28 bytes, method 06000001, 9 bytes of IL, one block. */
const PROFILE = '1C000000 00000000 01000006 09000000 01000000 00000000 07000000';

test('profiles are a linked list of addresses', () => {
  // The second record is at 0x28 and ends the list.
  const context = flatContext(`2800008001000000 ${PROFILE} 00000000 0000000000000000 14000000 00000000 02000006 05000000 00000000`);
  const profiles = [...methodProfiles(context, rva(0), 0x180000000n)];
  expect(profiles.map(({ method, ilSize, blocks }) => ({ method, ilSize, blocks }))).toEqual([
    { method: 0x06000001, ilSize: 9, blocks: [{ ilOffset: 0, count: 7 }] },
    { method: 0x06000002, ilSize: 5, blocks: [] },
  ]);
});

test('a list of profiles that leads back to itself is rejected', () => {
  const context = flatContext(`0000008001000000 ${PROFILE}`);
  expect(rejection(() => [...methodProfiles(context, rva(0), 0x180000000n)]).code).toBe('profile-data.node');
});
