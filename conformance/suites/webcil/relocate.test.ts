import { rva } from '../../../reference/io/addresses.js';
import { writeBaseRelocations } from '../../../reference/pe/base-relocations-writer.js';
import { LoadedPayload } from '../../../reference/webcil/relocate.js';
import { webcilSectionRvas, writeWebcil } from '../../../reference/webcil/webcil-writer.js';

const BASES = { imageBase: 0x40, tableBase: 0x1000 };
const [DATA] = webcilSectionRvas(1, [32, 16]);

/** A payload in memory at 0x40: 32 bytes that are relocated as asked, each number 5 at first. */
function loaded(entries: readonly { type: number; at: number }[]): { payload: LoadedPayload; view: DataView } {
  const section = new Uint8Array(32);
  for (let at = 0; at < 32; at += 8) section[at] = 5;
  const none = { rva: rva(0), size: 0 };
  const padding = Array.from({ length: 4 - entries.length }, () => ({ type: 0, address: rva(0) }));
  const relocations = writeBaseRelocations([{ pageRva: rva(0), entries: [...entries.map(({ type, at }) => ({ type, address: rva(DATA + at) })), ...padding] }]);
  const bytes = writeWebcil({ majorVersion: 1, corHeader: none, debugDirectory: none, sections: [section, relocations], relocationSection: 2 });
  const memory = new Uint8Array(BASES.imageBase + bytes.length);
  memory.set(bytes, BASES.imageBase);
  return { payload: new LoadedPayload(memory, bytes.length, BASES), view: new DataView(memory.buffer, BASES.imageBase + DATA, 32) };
}

// wasm-r2r 8.3: 3 and 10 add the image base, 12 and 13 the table base, in 4 and 8 bytes.
test.each([
  [3, 0x45n],
  [10, 0x45n],
  [12, 0x1005n],
  [13, 0x1005n],
])('a relocation of type %i adds its base', (type, value) => {
  const { payload, view } = loaded([{ type, at: 8 }]);
  payload.relocate();
  expect(view.getBigUint64(8, true)).toBe(value);
  expect([view.getUint32(0, true), view.getUint32(16, true)]).toEqual([5, 5]);
});

test.each([
  ['a type that Webcil does not have', [{ type: 12, at: 8 }, { type: 7, at: 16 }], 'webcil.relocation-type'],
  ['a field outside of the sections', [{ type: 12, at: 8 }, { type: 12, at: 0xe00 }], 'rva.outside'],
])('%s is refused, and nothing is relocated', (_what, entries, code) => {
  const { payload, view } = loaded(entries);
  expect(() => payload.relocate()).toThrow(expect.objectContaining({ code }));
  expect(view.getUint32(8, true)).toBe(5);
});

test('what is relocated already is refused: the bases would be added twice (dotnet/runtime#131016)', () => {
  const { payload, view } = loaded([{ type: 12, at: 8 }]);
  payload.relocate();
  expect(() => payload.relocate()).toThrow(expect.objectContaining({ code: 'webcil.relocated-twice' }));
  expect(view.getUint32(8, true)).toBe(0x1005);
});
