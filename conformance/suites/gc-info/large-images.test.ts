import { BitCursor } from '../../../reference/io/bit-cursor.js';

test('bits above 256 MB have positions that do not fit in 32 bits', () => {
  const bytes = new Uint8Array(0x10000004);
  bytes.set([0xa0, 0x05], 0x10000001);
  const cursor = new BitCursor(bytes, 0x10000001);
  expect(cursor.position).toBe(0x80000008);
  cursor.seek(cursor.position + 5);
  expect(cursor.bits(6)).toBe(0x2d);
  expect(cursor.position).toBe(0x80000013);
  expect(cursor.rangeFrom(0x80000008)).toEqual({ start: 0x10000001, end: 0x10000003 });
});
