import { inliningRecords } from '../../../reference/image/inlining-info.js';
import { flatContext, rejection, sectionOf } from '../hex-input.js';

test('many records that share one long list are given up', () => {
  // 400 records of 8 bytes; a list of 1,000 inliners.
  const context = flatContext(`800C0000 ${'0500000000000000'.repeat(400)} F90D ${'11'.repeat(500)}`);
  expect(rejection(() => [...inliningRecords(context, sectionOf(context))]).code).toBe('limit.exceeded');
});
