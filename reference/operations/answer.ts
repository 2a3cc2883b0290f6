import type { Answer, Rejection } from '../../conformance/contract/protocol.js';
import { R2RError } from '../errors.js';

/** What `work` answers, or the rejection for the R2RError that it throws. */
export function answer(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (error instanceof R2RError) return { rejected: rejectionOf(error) };
    throw error;
  }
}

function rejectionOf({ phase, code, path, message, range }: R2RError): Rejection {
  return { phase, code, path, message, ...(range === undefined ? {} : { range: [range.start, range.end] }) };
}
