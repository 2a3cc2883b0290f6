import { readGcInfo } from '../../../reference/gc-info/gc-info.js';
import { targetOf } from '../../../reference/image/target.js';
import { fileOffset } from '../../../reference/io/addresses.js';
import { FlatSpace } from '../../../reference/io/flat-space.js';

// Trap 9: a bit offset in 32 bits overflows at 256 MB, as an unsigned number at 512 MB. No vector is so large; here the
// input is made in memory, of which only the pages are touched that are read.
const BLOB = Buffer.from('820834F84339', 'hex');
const MB = 2 ** 20;
const bytes = new Uint8Array(512 * MB + 64);

test.each([
  ['below 256 MB', 256 * MB - 64],
  ['across 256 MB', 256 * MB - 3],
  ['across 512 MB', 512 * MB - 3],
  ['above 512 MB', 512 * MB + 32],
])('GC info %s says the same as anywhere', (_where, offset) => {
  bytes.set(BLOB, offset);
  const context = { space: new FlatSpace(bytes), version: { major: 16, minor: 0 }, target: targetOf('AMD64', 'Linux') };
  const info = readGcInfo(context, 'AMD64', fileOffset(offset), bytes.length);
  expect(info.header).toMatchObject({ slim: true, codeLength: 0x20, stackBaseRegister: 5 });
  expect(info.safePoints).toEqual([0x10]);
  expect(info.slots.trackedStackSlots).toEqual([{ kind: 'stack', base: 2, offset: -8, flags: 0 }]);
  expect(info.safePointStates?.states.map((state) => state.slots)).toEqual([[0]]);
});
