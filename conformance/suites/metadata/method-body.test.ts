import { methodBodyRange } from '../../../reference/metadata/method-body.js';
import { rva } from '../../../reference/io/addresses.js';
import { flatContext, rejectionOf } from '../flat-context.js';

/* ECMA-335 II.25.4: where the body of a method ends. */

/** CorILMethod_FatFormat with MoreSects: a header of three words, two bytes of code. The data sections are aligned to 4. */
const WITH_SECTIONS = '1b30 0800 02000000 00000000 002a 0000';

test.each([
  ['a tiny one', '0a 002a', 3],
  ['a tiny one without code', '02', 1],
  ['a fat one', '1330 0800 02000000 00000000 002a', 14],
  ['a fat one with a header of four words', '1340 0800 02000000 00000000 00000000 002a', 18],
  ['a small section', `${WITH_SECTIONS} 0110 0000 ${'00'.repeat(12)}`, 32],
  ['a small section with something in its unused bytes', `${WITH_SECTIONS} 0110 ffff ${'00'.repeat(12)}`, 32],
  ['a section without a size', `${WITH_SECTIONS} 0100 0000`, 20],
  ['a fat section', `${WITH_SECTIONS} 411c0000 ${'00'.repeat(24)}`, 44],
  ['a fat section of more than 255 bytes', `${WITH_SECTIONS} 41040100 ${'00'.repeat(256)}`, 276],
  ['two sections', `${WITH_SECTIONS} 8110 0000 ${'00'.repeat(12)} 0110 0000 ${'00'.repeat(12)}`, 48],
  ['a section that is not aligned, and another', `${WITH_SECTIONS} 8106 0000 0000 0000 0110 0000 ${'00'.repeat(12)}`, 40],
])('%s', (_what, hex, end) => {
  expect(methodBodyRange(flatContext(`${hex} 5555 5555`).space, rva(0))).toEqual({ start: 0, end });
});

test.each([
  ['its code', '1330 0800 03000000 00000000 002a'],
  ['its data section', `${WITH_SECTIONS} 0110 0000 ${'00'.repeat(11)}`],
  ['the second of its data sections', `${WITH_SECTIONS} 8110 0000 ${'00'.repeat(12)} 01`],
])('a body that the input cuts inside %s is rejected', (_what, hex) => {
  expect(rejectionOf(() => methodBodyRange(flatContext(hex).space, rva(0)))).toMatchObject({ code: 'truncated' });
});
