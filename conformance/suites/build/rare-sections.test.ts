import { buildImage } from '../../../reference/build/build.js';
import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { rva } from '../../../reference/io/addresses.js';
import { readPe } from '../../../reference/pe/pe-file.js';
import { editModel } from '../../contract/models.js';
import { committed } from '../committed-images.js';
import { plainModel } from './plain-model.js';

/*
 * Sections that no image of the world has, in the place of those of MiniApp.dll (r2r-format 8.8, 8.20): bytes worked out by hand.
 */

/** The table of instances: 88 bytes, which are overwritten. */
const PLACE = rva(202672);
/** Where the entries of section 109, which goes, and of the last section stand in the header. */
const ENTRY_OF_109 = 1356;
const LAST_ENTRY = 1392;

function imageWith(type: number, content: string): { bytes: Uint8Array; start: number } {
  const bytes = committed('img/10.0.14-linux-x64-mini/MiniApp.dll');
  const start = readPe(bytes).offsetOf(PLACE) ?? 0;
  const data = Buffer.from(content.replaceAll(' ', ''), 'hex');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  bytes.fill(0, ENTRY_OF_109 + 4, ENTRY_OF_109 + 12);
  bytes.fill(0, start, start + 88);
  bytes.set(data, start);
  [type, PLACE, data.length].forEach((field, index) => view.setUint32(LAST_ENTRY + index * 4, field, true));
  return { bytes, start };
}

/** The image base of MiniApp.dll is 0x180000000: the second record stands 36 bytes behind the first. */
const PROFILES = `D4 17 03 80 01 00 00 00  1C 00 00 00 00 00 00 00 02 00 00 06 28 00 00 00 01 00 00 00 00 00 00 00 07 00 00 00
  00 00 00 00 00 00 00 00  14 00 00 00 00 00 00 00 03 00 00 06 05 00 00 00 00 00 00 00`.replaceAll('\n', ' ');

const SECTIONS = [
  { name: 'external type maps', type: 124, content: '00 02 06 01 06 04 1E 02 00 02 00 02 04 02 02 06 4B 65 79 02 00 02 02 00', value: '/entries/0/types/entries/0/target/cell', to: 1, at: 20 },
  { name: 'proxy type maps', type: 125, content: '00 02 06 01 06 04 1A 02 00 02 00 02 04 02 02 02 00 02 00 02 02 00', value: '/entries/0/types/entries/0/proxy/cell', to: 1, at: 18 },
  { name: 'type map targets', type: 126, content: '00 02 06 01 06 04 10 02 00 04 00 00 02 02 02 02 00', value: '/entries/0/modules/1/cell', to: 2, at: 13 },
  { name: 'profile data', type: 111, content: PROFILES, value: '/0/blocks/0/count', to: 9, at: 32 },
];

test.each(SECTIONS)('$name come out of their values, and a changed one changes its byte', ({ type, content, value, to, at }) => {
  const { bytes, start } = imageWith(type, content);
  const model = plainModel(openImage(openFile(bytes, 'MiniApp.dll')));
  const sections = model.sections as { type: number; bytes?: string; content: unknown }[];
  const index = sections.findIndex((section) => section.type === type);
  expect(model.kept).toEqual([]);
  delete sections[index].bytes;
  expect(Buffer.compare(buildImage(model, { unchecked: true }), bytes)).toBe(0);
  editModel(model, [{ at: `/sections/${index}/content${value}`, value: to }]);
  const built = buildImage(model, { unchecked: true });
  expect([...built.keys()].filter((offset) => built[offset] !== bytes[offset])).toEqual([start + at]);
});
