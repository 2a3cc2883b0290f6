import { R2RError } from '../../../reference/errors.js';
import { openFile } from '../../../reference/image/open.js';
import { BaseRelocationType } from '../../../reference/pe/base-relocation-types.js';
import { baseRelocationBlocks, baseRelocations } from '../../../reference/pe/base-relocations.js';
import { readWasmModule } from '../../../reference/wasm/module/sections.js';
import { readWebcil } from '../../../reference/webcil/webcil-file.js';
import { payload, R2R_AT, wasmModule } from './hand-made.js';

test.each([
  ['webcil', payload()],
  ['webcil-in-wasm', wasmModule(payload(), 'passive')],
  ['webcil-in-wasm', wasmModule(payload(), 'active')],
] as const)('a %s file is an image for WASM32', (container, bytes) => {
  const file = openFile(new Uint8Array(bytes), 'x.wasm');
  expect(file).toMatchObject({ kind: 'image', container: { kind: container }, target: { machine: 'WASM32', pointerSize: 4 }, headerRva: R2R_AT, headerSize: 16 });
});

test('RVAs count from the start of the payload, also inside a wasm module', () => {
  const module = new Uint8Array(wasmModule(payload()));
  const file = openFile(module, 'x.wasm');
  if (file.kind === 'not-r2r') throw new Error(file.sentence);
  const start = file.space.offsetOf(file.headerRva);
  expect(start - R2R_AT).toBe(Buffer.from(module).indexOf('WbIL'));
  expect(file.space.rvaOf(start)).toBe(R2R_AT);
});

test('without the flag IL_LIBRARY it is a composite image', () => {
  expect(openFile(new Uint8Array(payload({ corFlags: 0 })), 'x.wasm')).toMatchObject({ kind: 'composite', module: undefined });
});

test('base relocations are in the section that the header names', () => {
  const file = readWebcil(new Uint8Array(payload()));
  const cursor = file.relocations();
  if (cursor === undefined) throw new Error('no relocations');
  const [block] = baseRelocationBlocks(cursor);
  expect([...baseRelocations(file.bytes, block)]).toEqual([
    { type: BaseRelocationType.WasmTable32, address: 0x1010 },
    { type: BaseRelocationType.HighLow, address: 0x1020 },
    { type: BaseRelocationType.Absolute, address: 0x1000 },
    { type: BaseRelocationType.Absolute, address: 0x1000 },
  ]);
});

test('sections of a wasm module have the names of their ids', () => {
  const { sections } = readWasmModule(new Uint8Array(wasmModule(payload())));
  expect(sections.map(({ id, name, customName }) => ({ id, name, customName }))).toEqual([
    { id: 11, name: 'data', customName: undefined },
    { id: 0, name: 'custom', customName: 'name' },
  ]);
});

test('a module whose second segment is no payload holds no image', () => {
  expect(openFile(new Uint8Array(wasmModule(Buffer.from('something else'))), 'x.wasm')).toMatchObject({ kind: 'not-r2r', reason: 'wasm' });
});

test.each([
  ['an unknown version', payload({ version: 2 }), 'webcil.version'],
  ['a section beyond the end', payload().subarray(0, 150), 'section-table.data-outside'],
  ['half a header', payload().subarray(0, 20), 'truncated'],
  ['a wasm section beyond the end', wasmModule(payload()).subarray(0, 100), 'wasm.section-size'],
])('%s is rejected', (_what, bytes, code) => {
  const open = (): unknown => openFile(new Uint8Array(bytes), 'x.wasm');
  expect(open).toThrow(R2RError);
  expect(open).toThrow(expect.objectContaining({ code, phase: 'container' }));
});
