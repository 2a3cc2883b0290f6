import type { Json } from '../../contract/facts-canonical.js';
import { canonicalLists, compareFacts, factsHash } from '../../contract/facts-compare.js';

const METHOD = { token: '0600000A', entryRuntimeFunctionIndex: 3, runtimeFunctionCount: 2, rva: 4096, name: 'void A.B()', fixups: [{ importSection: 1, slot: 0 }] };
const CELL = { index: 0, slotRva: 8, signatureRva: 16, kind: 0x1a, moduleOverride: null, signatureHex: '1A01', text: 'Helper' };
const SECTION = { rva: 8, size: 8, flags: 1, type: 0, entrySize: 8, signaturesRva: 32, auxDataRva: 0, entries: [CELL] };
const GC = { runtimeFunctionIndex: 0, codeLength: 9, safePointCount: 1, slotCount: 2, registerSlots: 2, slots: [[0, null, null, 1]], size: 5 };
const UNWIND = { runtimeFunctionIndex: 0, size: 8, codeCount: 1, codes: [[4, 2, 0]] };
const BOUND = { nativeOffset: 0, ilOffset: 0, sourceTypes: 2 };

const SAME: [what: string, field: string, expected: Json, actual: Json][] = [
  ['another order', 'runtimeFunctions', [[1, 2, 3], [4, 5, 6]], [[4, 5, 6], [1, 2, 3]]],
  ['another name', 'methods', [METHOD], [{ ...METHOD, name: 'A::B' }]],
  ['a token in other letters', 'methods', [METHOD], [{ ...METHOD, token: '0600000a' }]],
  ['no component for a null one', 'methods', [{ ...METHOD, component: null }], [METHOD]],
  ['another rendering of a signature', 'importSections', [SECTION], [{ ...SECTION, entries: [{ ...CELL, text: '?', signatureHex: '1a01' }] }]],
  ['null for an empty list', 'hotColdMap', null, []],
  ['a missing signature RVA for 0', 'importSections', [{ ...SECTION, entries: [{ ...CELL, signatureRva: null }] }], [{ ...SECTION, entries: [{ ...CELL, signatureRva: 0 }] }]],
  ['members of a map entry in another order', 'hotColdMap', [{ hot: 1, cold: 2 }], [{ cold: 2, hot: 1 }]],
  ['a corrected reading of bounds', 'debugInfo', [{ runtimeFunctionIndex: 0, bounds: [BOUND, BOUND], boundsCorrected: [BOUND], vars: [] }], [{ runtimeFunctionIndex: 0, bounds: [BOUND], vars: [] }]],
  ['a corrected reading of a GC blob that could not be read', 'gcInfo', [{ runtimeFunctionIndex: 0, error: 'x', corrected: { codeLength: 9 } }], [{ runtimeFunctionIndex: 0, codeLength: 9 }]],
  ['a GC blob that the dump could not read', 'gcInfo', [GC, { runtimeFunctionIndex: 1, error: 'x' }], [GC]],
  ['other GC slots', 'gcInfo', [GC], [{ ...GC, slots: [] }]],
  ['a corrected size of unwind data', 'unwind', [{ runtimeFunctionIndex: 0, size: 1, correctedSize: 4 }], [{ runtimeFunctionIndex: 0, size: 4 }]],
  ['an absent GC ref map', 'delayLoadGcRefMaps', [{ importSection: 1, maps: [null] }], [{ importSection: 1, maps: [] }]],
];

const DIFFERENT: [what: string, field: string, expected: Json, actual: Json, list: string][] = [
  ['an entry that comes twice', 'runtimeFunctions', [[1, 2, 3]], [[1, 2, 3], [1, 2, 3]], 'runtimeFunctions'],
  ['an entry too few', 'runtimeFunctions', [[1, 2, 3], [1, 2, 3]], [[1, 2, 3]], 'runtimeFunctions'],
  ['another count of funclets', 'methods', [METHOD], [{ ...METHOD, runtimeFunctionCount: 1 }], 'methodFunclets'],
  ['fixups in another order', 'methods', [{ ...METHOD, fixups: [{ importSection: 1, slot: 0 }, { importSection: 1, slot: 1 }] }], [{ ...METHOD, fixups: [{ importSection: 1, slot: 1 }, { importSection: 1, slot: 0 }] }], 'methods'],
  ['an import section at another place', 'importSections', [{ ...SECTION, entries: [] }, SECTION], [SECTION, { ...SECTION, entries: [] }], 'importCells'],
  ['a name of an available type', 'availableTypes', [{ name: 'A.B', rid: 2, exported: false }], [{ name: 'A/B', rid: 2, exported: false }], 'availableTypes'],
  ['null for an absent member of a map entry', 'inliningInfo', [{ format: 'v2', entries: [] }], [{ component: null, format: 'v2', entries: [] }], 'inliningInfo'],
  ['no compiler identifier', 'compilerIdentifier', 'Crossgen2', null, 'compilerIdentifier'],
  ['an error in the place of a list', 'methods', [], { error: 'x' }, 'methods'],
  ['text in the place of a list', 'hotColdMap', [], 'none', 'hotColdMap'],
];

test.each(SAME)('the same: %s', (_, field, expected, actual) => {
  expect(compareFacts(field, expected, actual, 'compared')).toBeUndefined();
});

test.each(DIFFERENT)('different: %s', (_, field, expected, actual, list) => {
  expect(compareFacts(field, expected, actual, 'compared')?.list).toBe(list);
});

const DIFFERENT_IN_ALL: [what: string, field: string, expected: Json, actual: Json][] = [
  ['GC slots', 'gcInfo', [GC], [{ ...GC, slots: [[1, null, null, 1]] }]],
  ['unwind codes', 'unwind', [UNWIND], [{ ...UNWIND, codes: [[4, 2, 1]] }]],
  ['a hash byte', 'instanceMethods', [{ lowHash: 1, signatureHex: '00' }], [{ lowHash: 2, signatureHex: '00' }]],
  ['a PGO blob', 'instrumentationData', [{ lowHash: 1, blobRva: 4 }], [{ lowHash: 1, blobRva: 5 }]],
  ['the machine', 'machine', '0xfd1d', '0x8664'],
];

test.each(DIFFERENT_IN_ALL)('different only if all is compared: %s', (_, field, expected, actual) => {
  expect(compareFacts(field, expected, actual, 'compared')).toBeUndefined();
  expect(compareFacts(field, expected, actual, 'all')).toMatchObject({ same: 0, differ: 1 });
});

test('all leaves out rendered names, what a dump cannot be trusted with, and what does not apply', () => {
  expect(canonicalLists('gcInfo', [{ ...GC, epilogs: [], version: null }], 'all')).toEqual({
    gcInfo: ['{"runtimeFunctionIndex":0,"codeLength":9,"safePointCount":1,"slotCount":2,"registerSlots":2,"slots":[[0,null,null,1]]}'],
  });
  expect(canonicalLists('instanceMethods', [{ lowHash: 1, signatureHex: 'AB', name: 'x' }], 'all')).toEqual({
    instanceMethods: ['{"lowHash":1,"signatureHex":"ab"}'],
  });
});

test('the hash is that of the sorted lines below the names of their lists', () => {
  // printf 'runtimeFunctions\n[1]\n[4]\n' | sha256sum
  const hash = 'e6e0fc2e22dfe747accf3f9ac9e3391fc94103570a02b93a6d3072c33821ad3c';
  expect(factsHash('runtimeFunctions', [[4], [1]], 'compared')).toBe(hash);
});
