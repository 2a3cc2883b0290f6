import { externalTypeMaps } from '../../../reference/image/external-type-maps.js';
import type { ImportSection } from '../../../reference/image/import-sections.js';
import { proxyTypeMaps } from '../../../reference/image/proxy-type-maps.js';
import type { ImportLookup } from '../../../reference/image/type-map-cells.js';
import { typeMapTargets } from '../../../reference/image/type-map-targets.js';
import { rva } from '../../../reference/io/addresses.js';
import { readFixup } from '../../../reference/signatures/fixup.js';
import { cursorOver, flatContext, rejection, sectionOf, signaturesOf } from '../hex-input.js';

// r2r-format 8.20; no image has these sections.

/** A hashtable of one entry with that payload. */
const single = (payload: string): string => `00 02 04 12 02 ${payload}`;

/** An import section whose cells have those signatures. */
function imports(...signatures: string[]): ImportLookup {
  const range = { start: 0, end: 0 };
  const section: ImportSection = {
    index: 0,
    section: { rva: rva(0), size: signatures.length * 8 },
    flags: 0,
    type: 0,
    entrySize: 8,
    cellSize: 8,
    cellCount: signatures.length,
    signatures: rva(0),
    auxiliaryData: rva(0),
    range,
  };
  return { sections: [section], fixup: (_, cell) => readFixup(cursorOver(signatures[cell]), signaturesOf()) };
}

const CELLS = imports('10 12 45', '10 12 49', '1A 01', '9A 05 01');
const cell = (index: number): unknown => expect.objectContaining({ importSection: 0, cell: index });

test('an external type map: group, valid, keys with their types', () => {
  const context = flatContext(single(`00 00 02 ${single('06 4B 65 79 00 02')}`));
  expect([...externalTypeMaps(context, sectionOf(context), CELLS)]).toMatchObject([
    { group: cell(0), types: [{ key: 'Key', target: cell(1) }] },
  ]);
});

test('a proxy type map: group, valid, types with their proxies', () => {
  const context = flatContext(single(`00 00 02 ${single('00 02 00 00')}`));
  expect([...proxyTypeMaps(context, sectionOf(context), CELLS)]).toMatchObject([
    { group: cell(0), types: [{ key: cell(1), proxy: cell(0) }] },
  ]);
});

test('a map that the compiler rejected has no types', () => {
  const context = flatContext(single('00 00 00'));
  expect([...externalTypeMaps(context, sectionOf(context), CELLS)]).toMatchObject([{ group: cell(0), types: undefined }]);
  expect([...proxyTypeMaps(context, sectionOf(context), CELLS)]).toMatchObject([{ group: cell(0), types: undefined }]);
});

test('the modules to scan are Module helpers, with or without an override', () => {
  const context = flatContext(single('00 00 04 00 04 00 06'));
  expect([...typeMapTargets(context, sectionOf(context), CELLS)]).toMatchObject([{ group: cell(0), modules: [cell(2), cell(3)] }]);
});

test.each([
  ['a cell that does not exist', '00 08 00'],
  ['an import section that does not exist', '02 00 00'],
  ['a cell that is no type', '00 04 00'],
])('%s is rejected', (_, payload) => {
  const context = flatContext(single(payload));
  expect(rejection(() => [...externalTypeMaps(context, sectionOf(context), CELLS)])).toEqual({ code: 'type-map.cell', range: [5, 7] });
});
