/**
 * In what way a vector fails. `accepted`: bad input was accepted. `rejected`: valid input was refused. `value`: the value is
 * another one. `grade`: the rejection does not say enough. `twin`: the rejection does not count, because valid input is
 * refused too. The others are verdict `error`.
 */
export const FAILURE_KINDS = ['accepted', 'rejected', 'value', 'grade', 'twin', 'crashed', 'timed out', 'bad answer'] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];
