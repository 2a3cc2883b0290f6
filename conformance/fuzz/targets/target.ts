import type { R2RError } from '../../../reference/errors.js';
import type { FuzzInput, TargetName } from '../input.js';

/** What a target tells of an input on the way. */
export interface Report {
  /** A rejection. @param range half open, in bytes of the input */
  rejected(code: string, range: readonly [number, number] | undefined): void;
  /** An answer that cannot be right, whatever the input. */
  wrong(detail: string): void;
}

/**
 * Uses the reference. Gives what one caller would hold at a time; that is kept alive until memory has been measured, and then
 * dropped. Any error that is thrown is a fault: R2RErrors are reported.
 */
export type Target<Input extends FuzzInput = FuzzInput> = (input: Input, report: Report) => unknown;

/** By their names. */
export type Targets = { readonly [Name in TargetName]: Target<Extract<FuzzInput, { target: Name }>> };

export function reject(report: Report, { code, range }: R2RError): void {
  report.rejected(code, range && [range.start, range.end]);
}
