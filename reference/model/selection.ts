/** Which runtime functions a model is about. */
export interface Selection {
  /** True if nothing is left out. */
  readonly all: boolean;
  hasFunction(index: number): boolean;
}

export const EVERYTHING: Selection = { all: true, hasFunction: () => true };
