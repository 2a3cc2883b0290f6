/** How long is waited, in milliseconds. */
export interface Patience {
  /** For the hello: a runtime may have to be loaded. */
  hello: number;
  /** For the answer to a tiny request. */
  answer: number;
}

export const PATIENCE: Patience = { hello: 20_000, answer: 3000 };
