import { has, type FormatVersion } from '../image/versions.js';

/** Numbers of variables that the IL does not have. Others are IL arguments, then locals, from 0 on. */
export const IMPLICIT_IL_NUMBERS = {
  VARARGS_HND_ILNUM: -1,
  RETBUF_ILNUM: -2,
  TYPECTXT_ILNUM: -3,
} as const;

/** The implicit numbers that depend on the version, and the bias of stored numbers. */
export interface ImplicitNumbers {
  /** Of an unknown variable; stored numbers are the variable's number minus this one. */
  readonly max: number;
  readonly asyncContinuation: number | undefined;
  /** Of the value that a call returned: its record has a form of its own. */
  readonly callReturn: number | undefined;
}

/** r2r-format 10.4. Between 20 and 21 the values are unverified: the continuation alone was added in front of the last. */
export function implicitNumbers(version: FormatVersion): ImplicitNumbers {
  if (has(version, 'callReturnVariables')) return { max: -6, asyncContinuation: -4, callReturn: -5 };
  if (has(version, 'asyncContinuationVariable')) return { max: -5, asyncContinuation: -4, callReturn: undefined };
  return { max: -4, asyncContinuation: undefined, callReturn: undefined };
}
