import { GRADES, type ExpectedRejection, type Grade, type Rejection } from '../contract/protocol.js';

/** The highest grade that a rejection reaches: refused at all, in the right phase, with one of the codes at the right bytes. */
export function gradeOf(expected: ExpectedRejection, actual: Rejection): Grade {
  if (actual.phase !== expected.phase) return 'rejected';
  const exact = actual.code !== undefined && expected.codes.includes(actual.code) && overlap(expected.range, actual.range);
  return exact ? 'exact' : 'phase';
}

export function reaches(grade: Grade, asked: Grade): boolean {
  return GRADES.indexOf(grade) >= GRADES.indexOf(asked);
}

/** Half-open ranges; an empty one (a field that begins where the input ends) overlaps what it touches. */
function overlap([start, end]: [number, number], range: [number, number] | undefined): boolean {
  if (range === undefined) return false;
  const [otherStart, otherEnd] = range;
  if (start === end || otherStart === otherEnd) return start <= otherEnd && otherStart <= end;
  return start < otherEnd && otherStart < end;
}
