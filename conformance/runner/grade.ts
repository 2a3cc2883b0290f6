import { GRADES, type ExpectedRejection, type Grade, type Rejection } from '../contract/protocol.js';

/**
 * The highest grade that a rejection reaches: refused at all, in the right phase, with one of the codes at the right bytes
 * (of an input that is no bytes: with one of the codes).
 * `missed` says what the next grade would take.
 */
export function gradeOf(expected: ExpectedRejection, { phase, code, range }: Rejection): { grade: Grade; missed?: string } {
  if (phase !== expected.phase) return { grade: 'rejected', missed: `the phase is ${phase ?? 'not given'}, not ${expected.phase}` };
  if (code === undefined || !expected.codes.includes(code)) {
    return { grade: 'phase', missed: `the code is ${code ?? 'not given'}, not ${expected.codes.join(' or ')}` };
  }
  if (expected.range === undefined) return { grade: 'exact' };
  if (range === undefined || !overlap(expected.range, range)) {
    const given = range === undefined ? 'not given' : `${range[0]} to ${range[1]}`;
    return { grade: 'phase', missed: `the range is ${given}, and has to overlap ${expected.range[0]} to ${expected.range[1]}` };
  }
  return { grade: 'exact' };
}

export function reaches(grade: Grade, asked: Grade): boolean {
  return GRADES.indexOf(grade) >= GRADES.indexOf(asked);
}

/** Half-open ranges; an empty one (a field that begins where the input ends) overlaps what it touches. */
function overlap([start, end]: [number, number], [otherStart, otherEnd]: [number, number]): boolean {
  if (start === end || otherStart === otherEnd) return start <= otherEnd && otherStart <= end;
  return start < otherEnd && otherStart < end;
}
