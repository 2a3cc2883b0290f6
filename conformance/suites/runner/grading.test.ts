import type { ExpectedRejection, Grade, Rejection } from '../../contract/protocol.js';
import { gradeOf, reaches } from '../../runner/grade.js';

const EXPECTED: ExpectedRejection = { phase: 'section', codes: ['import-section.entry-size', 'truncated'], range: [10, 12] };
const exactly = (range: [number, number] | undefined): Rejection => ({ phase: 'section', code: 'truncated', range });

const GRADES: [what: string, actual: Rejection, grade: Grade][] = [
  ['nothing but the refusal', {}, 'rejected'],
  ['another phase, though code and range are right', { ...exactly([10, 12]), phase: 'record' }, 'rejected'],
  ['the phase alone', { phase: 'section' }, 'phase'],
  ['another code', { ...exactly([10, 12]), code: 'other' }, 'phase'],
  ['no range', exactly(undefined), 'phase'],
  ['a range that ends where the expected one begins', exactly([8, 10]), 'phase'],
  ['a range that begins where the expected one ends', exactly([12, 13]), 'phase'],
  ['the same range', exactly([10, 12]), 'exact'],
  ['a larger range', exactly([0, 100]), 'exact'],
  ['one byte of the range', exactly([11, 12]), 'exact'],
  ['an empty range inside', exactly([11, 11]), 'exact'],
  ['an empty range at its end', exactly([12, 12]), 'exact'],
];

test.each(GRADES)('a rejection with %s has its grade', (_, actual, grade) => {
  expect(gradeOf(EXPECTED, actual).grade).toBe(grade);
});

test('an expected empty range, where the input ends, is met by a range that touches it', () => {
  const expected: ExpectedRejection = { ...EXPECTED, range: [16, 16] };
  expect(gradeOf(expected, exactly([16, 16])).grade).toBe('exact');
  expect(gradeOf(expected, exactly([12, 16])).grade).toBe('exact');
  expect(gradeOf(expected, exactly([8, 12])).grade).toBe('phase');
});

test('grades rise from rejected over phase to exact', () => {
  expect([reaches('exact', 'rejected'), reaches('phase', 'phase'), reaches('rejected', 'phase'), reaches('phase', 'exact')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
