import { DebugInfoTable } from '../../../reference/debug-info/debug-info.js';
import { inliningRecords } from '../../../reference/image/inlining-info.js';
import { methodProfiles } from '../../../reference/image/profile-data.js';
import { rva } from '../../../reference/io/addresses.js';
import { flatContext, rejection, sectionOf } from '../hex-input.js';

/* Small inputs in which everything points to the same long thing: the work would be the product of both. */

test('many inlining records that share one long list are given up', () => {
  // 400 records of 8 bytes; a list of 1,000 inliners.
  const context = flatContext(`800C0000 ${'0500000000000000'.repeat(400)} F90D ${'11'.repeat(500)}`);
  expect(rejection(() => [...inliningRecords(context, sectionOf(context))]).code).toBe('limit.exceeded');
});

test('debug info of many functions in one long blob is given up', () => {
  // A native array of 6,400 elements whose 400 blocks are all the one with element 0; its blob has 1,000 bytes of bounds.
  const context = flatContext(`0B2003 ${'2003'.repeat(400)} 00 00 F90D00 ${'11'.repeat(1000)}`, { version: '9.1' });
  expect(rejection(() => [...new DebugInfoTable(context, sectionOf(context)).entries()]).code).toBe('limit.exceeded');
});

test('profiles that reach over all that come behind them are given up', () => {
  const count = 200;
  const size = 28;
  const records = Array.from({ length: count }, (_, index) => {
    const record = Buffer.alloc(size);
    const blocks = Math.floor((count - index - 1) * (size / 8));
    record.writeBigUInt64LE(index + 1 < count ? 0x180000000n + BigInt(size * (index + 1)) : 0n);
    [20 + 8 * blocks, 0, 0x06000001, 1, blocks].forEach((value, field) => record.writeUInt32LE(value, 8 + 4 * field));
    return record.toString('hex');
  });
  const context = flatContext(records.join(''));
  expect(rejection(() => [...methodProfiles(context, rva(0), 0x180000000n)]).code).toBe('limit.exceeded');
});
