import { CrossModuleInlining, type CrossModuleInliningOptions } from '../../../reference/image/cross-module-inlining.js';
import { InliningInfo2 } from '../../../reference/image/inlining-info-2.js';
import { inliningRecords } from '../../../reference/image/inlining-info.js';
import { ModuleIndices } from '../../../reference/image/module-index.js';
import { flatContext, rejection, sectionOf } from '../hex-input.js';

// r2r-format 8.7, 8.10, 8.15.

function records(hex: string): [inlinee: number, inliners: readonly number[]][] {
  const context = flatContext(hex);
  return Array.from(inliningRecords(context, sectionOf(context)), ({ inlineeRid, inlinerRids }) => [inlineeRid, inlinerRids]);
}

test('version 1: the example of the format, and records out of order', () => {
  expect(records('08000000 05000000 00000000 33 16')).toEqual([[5, [3, 9, 10]]]);
  expect(records('10000000 05000000 01000000 02000000 00000000 11 33 16 00')).toEqual([
    [5, [3, 9, 10]],
    [2, [1]],
  ]);
});

test.each([
  ['07000000 05000000 000000', 'inlining-info.index-size', [0, 4]],
  ['10000000 05000000 00000000 33 16', 'inlining-info.index-size', [0, 4]],
  ['08000000 00000000 00000000 33 16', 'inlining-info.rid', [4, 12]],
  ['08000000 05000000 00000000 01', 'inlining-info.rid', [12, 13]],
  ['08000000 05000000 00000000 35', 'truncated', [13, 13]],
  ['08000000 05000000 09000000 33', 'truncated', [13, 13]],
])('version 1: %s is rejected as %s', (hex, code, range) => {
  expect(rejection(() => records(hex))).toEqual({ code, range });
});

/** A hashtable of one entry with that payload. */
const single = (payload: string): string => `00 02 04 5B 02 ${payload}`;

function version2(payload: string): unknown[] {
  const context = flatContext(single(payload));
  return Array.from(new InliningInfo2(context, sectionOf(context)).entries(), ({ inlinee, inliners }) => ({ inlinee, inliners }));
}

test('version 2: the example of the format', () => {
  expect(version2('0A 14 0C 18 0E 08')).toEqual([{ inlinee: { rid: 5 }, inliners: [{ rid: 3 }, { rid: 9 }, { rid: 12, module: 4 }] }]);
});

test.each([
  ['02 16', 'inlining-info.count'],
  ['00', 'inlining-info.count'],
  ['08 14 0C 1A', 'truncated'],
  ['02 00', 'inlining-info.rid'],
  ['04 14 00', 'inlining-info.rid'],
])('version 2: the payload %s is rejected as %s', (payload, code) => {
  expect(rejection(() => version2(payload)).code).toBe(code);
});

function crossModule(payload: string, options: CrossModuleInliningOptions): unknown[] {
  const context = flatContext(single(payload));
  const entries = new CrossModuleInlining(context, sectionOf(context), options).entries();
  return Array.from(entries, ({ inlinee, crossModuleInliners, inliners }) => ({ inlinee, crossModuleInliners, inliners }));
}

test('cross-module inlining: the examples of the format', () => {
  expect(crossModule('06 12 08 0C', { hasModules: false })).toEqual([
    { inlinee: { cell: 2 }, crossModuleInliners: [], inliners: [{ rid: 4 }, { rid: 10 }] },
  ]);
  expect(crossModule('10 34 02 04 02 06 10 1A 04', { hasModules: true })).toEqual([
    { inlinee: { rid: 6, module: 1 }, crossModuleInliners: [1, 3], inliners: [{ rid: 4 }, { rid: 10, module: 2 }] },
  ]);
});

test('cross-module inlining: the list of cells is absolute', () => {
  // [83, 5, 15, 16, 17, 18, 22] of a real image.
  expect(crossModule('0E A6 0A 1E 20 22 24 2C', { hasModules: true, bodyCellCount: 23 })).toEqual([
    { inlinee: { cell: 20 }, crossModuleInliners: [15, 16, 17, 18, 22], inliners: [] },
  ]);
});

test('module indices are those of the image', () => {
  const indices = new ModuleIndices({ major: 16, minor: 0 }, true, 0, 3);
  const context = flatContext(single('0A 14 0C 18 0E 0A'));
  expect(rejection(() => [...new InliningInfo2(context, sectionOf(context), indices).entries()]).code).toBe('inlining-info.module');
  expect(rejection(() => crossModule('10 34 02 04 02 06 10 1A 0A', { hasModules: true, indices })).code).toBe('cross-module-inlining.module');
});

test.each([
  ['06 12 08 0C', 2, 'cross-module-inlining.cell'],
  ['0E A6 0A 1E 20 22 24 2C', 22, 'cross-module-inlining.cell'],
  ['02 30', 5, 'cross-module-inlining.count'],
  ['00', 5, 'cross-module-inlining.count'],
])('cross-module inlining: the payload %s with %i cells is rejected as %s', (payload, bodyCellCount, code) => {
  expect(rejection(() => crossModule(payload, { hasModules: true, bodyCellCount })).code).toBe(code);
});
