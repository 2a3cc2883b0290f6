import { oldCompilerBytes } from '../../../reference/byte-map/old-compiler.js';
import { Image } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { committed } from '../committed-images.js';

/* r2r-format 3.1: the compiler before crossgen2 puts a block of 88 bytes into its images, with the machine at offset 18. */

const START = 0x1000;
/** That of the COFF header of an image for x64 and Linux. */
const MACHINE = 0xfd1d;

test.each([
  ['88 bytes with the machine', 88, MACHINE, [[START, START + 88]]],
  ['more bytes with the machine', 120, MACHINE, [[START, START + 88]]],
  ['87 bytes with the machine', 87, MACHINE, []],
  ['88 bytes with another machine', 88, 0x8664, []],
])('a gap of %s', (_what, size, machine, blocks) => {
  const bytes = Buffer.from(committed('img/10.0.14-linux-x64/DevFlow.dll'));
  bytes.fill(1, START, START + 120);
  bytes.writeUInt16LE(machine, START + 18);
  const file = openFile(bytes, 'DevFlow.dll');
  if (file.kind === 'not-r2r') throw new Error(file.sentence);
  const gap = { start: START, end: START + size, isPadding: false, behind: undefined };
  const owned = [...oldCompilerBytes(new Image(file), [], gap, new Set())];
  expect(owned.map(({ start, end }) => [start, end])).toEqual(blocks);
  expect(owned.every(({ kind }) => kind === 'unlisted blocks')).toBe(true);
});
