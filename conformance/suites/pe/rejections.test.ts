import { R2RError } from '../../../reference/errors.js';
import { openFile } from '../../../reference/image/open.js';
import { committed } from '../committed-images.js';

const IMAGE = committed('img/10.0.14-linux-x64/DevFlow.dll');
const COMPOSITE = committed('img/10.0.14-linux-x64-composite/comp.r2r.dll');
const COFF = 0x80;
const OPTIONAL = COFF + 24;
const SECTIONS = OPTIONAL + 240;
const COR = 1736;

interface Damage {
  readonly name: string;
  readonly file?: Uint8Array;
  readonly at: number;
  /** Little-endian bytes of the new value. */
  readonly bytes: readonly number[];
  readonly code: string;
  readonly range: readonly [start: number, end: number];
}

const DAMAGES: readonly Damage[] = [
  { name: 'no PE signature', at: COFF, bytes: [0x4e, 0x45], code: 'coff-header.signature', range: [COFF, COFF + 4] },
  { name: 'a header beyond the end', at: 0x3c, bytes: [0, 0, 0, 0x10], code: 'truncated', range: [IMAGE.length, IMAGE.length] },
  { name: 'a machine of no target', at: COFF + 4, bytes: [0, 2], code: 'coff-header.machine', range: [COFF + 4, COFF + 6] },
  { name: 'a short optional header', at: COFF + 20, bytes: [111, 0], code: 'coff-header.optional-header-size', range: [COFF + 20, COFF + 22] },
  { name: 'an unknown magic', at: OPTIONAL, bytes: [7, 1], code: 'optional-header.magic', range: [OPTIONAL, OPTIONAL + 2] },
  { name: 'more directories than fit', at: OPTIONAL + 108, bytes: [17], code: 'optional-header.directory-count', range: [OPTIONAL + 108, OPTIONAL + 112] },
  { name: 'section data beyond the end', at: SECTIONS + 80 + 18, bytes: [1], code: 'section-table.data-outside', range: [SECTIONS + 80 + 16, SECTIONS + 80 + 24] },
  { name: 'sections in the wrong order', at: SECTIONS + 40 + 12, bytes: [0, 2, 1, 0], code: 'section-table.order', range: [SECTIONS + 40 + 12, SECTIONS + 40 + 16] },
  { name: 'a short CLI header', at: COR, bytes: [71], code: 'cor-header.size', range: [COR, COR + 4] },
  { name: 'a CLI header outside the image', at: OPTIONAL + 112 + 14 * 8, bytes: [0, 0, 0, 0x7f], code: 'rva.outside', range: [OPTIONAL + 224, OPTIONAL + 232] },
  { name: 'an R2R header outside the image', at: COR + 64, bytes: [0, 0, 0, 0x7f], code: 'rva.outside', range: [COR + 64, COR + 72] },
  { name: 'a directory too small for the R2R header', at: COR + 68, bytes: [15, 0, 0, 0], code: 'cor-header.managed-native-header', range: [COR + 64, COR + 72] },
];

function rejectionOf(bytes: Uint8Array): R2RError | undefined {
  try {
    openFile(bytes, 'damaged.dll');
    return undefined;
  } catch (error) {
    if (error instanceof R2RError) return error;
    throw error;
  }
}

test.each(DAMAGES)('$name is rejected with $code', ({ file = IMAGE, at, bytes, code, range }) => {
  const damaged = file.slice();
  damaged.set(bytes, at);
  const error = rejectionOf(damaged);
  expect({ code: error?.code, range: error?.range }).toEqual({ code, range: { start: range[0], end: range[1] } });
});

test('a composite whose export points to something else is rejected', () => {
  const file = openFile(COMPOSITE, 'comp.r2r.dll');
  if (file.kind !== 'composite') throw new Error('no composite image');
  const at = file.space.offsetOf(file.headerRva);
  const damaged = COMPOSITE.slice();
  damaged[at] = 0;
  expect(rejectionOf(damaged)).toMatchObject({ code: 'header.signature', phase: 'header', range: { start: at, end: at + 4 } });
});

test('a file that ends anywhere in its headers is rejected in the phase container', () => {
  for (let length = 2; length < SECTIONS + 3 * 40; length += 7) {
    expect(rejectionOf(IMAGE.subarray(0, length))).toMatchObject({ phase: 'container' });
  }
});

const NOT_R2R: readonly (readonly [name: string, bytes: Uint8Array, reason: string])[] = [
  ['an IL assembly', committed('il/DevFlow.dll'), 'il-only'],
  ['nothing', new Uint8Array(0), 'not-executable'],
  ['text', new TextEncoder().encode('{"a": 1}'), 'not-executable'],
  ['an ELF file', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1), 'elf'],
  ['an old or universal Mach-O file', Uint8Array.of(0xca, 0xfe, 0xba, 0xbe), 'mach-o'],
  ['a wasm module without data', Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0), 'wasm'],
];

test.each(NOT_R2R)('%s is no R2R image, and the reason is named', (_name, bytes, reason) => {
  expect(openFile(bytes, 'x')).toMatchObject({ kind: 'not-r2r', reason });
});

test('an image with another signature is an older native format', () => {
  const file = openFile(IMAGE, 'x');
  if (file.kind !== 'image') throw new Error('no image');
  const at = file.space.offsetOf(file.headerRva);
  const damaged = IMAGE.slice();
  damaged[at] = 0x4e;
  expect(openFile(damaged, 'x')).toMatchObject({ kind: 'not-r2r', reason: 'older-native-format', range: { start: at, end: at + 4 } });
});
