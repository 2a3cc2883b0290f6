/** What the process that runs vectors is asked; paths lead to the compiled reference. */
export type ToExaminer =
  /** Which families run the code at these places? */
  | { ask: 'reach'; reference: string; places: Place[] }
  /** Which vector, but for the ignored ones, does this copy of the reference fail first? Families in this order. */
  | { ask: 'examine'; reference: string; families: number[]; ignored: string[] };

export interface Place {
  /** Relative to the folder above `reference/`, as compiled. */
  file: string;
  /** In the compiled text. */
  offset: number;
}

export type FromExaminer =
  | { answer: 'families'; families: string[] }
  | { answer: 'reach'; reached: Reached }
  | { answer: 'examined'; kill?: Kill };

export interface Reached {
  /** Indices of the places that are run when the modules are loaded: constants, above all. */
  atLoad: number[];
  families: Reach[];
  /** Vectors that are failed without any slip: they tell nothing. */
  failed: Kill[];
}

/** Of one family. */
export interface Reach {
  name: string;
  milliseconds: number;
  /** Indices into the places that were asked for. */
  places: number[];
  /** The files of which any function was run. */
  files: string[];
}

/** The vector that a mutant fails, and how. */
export interface Kill {
  vector: string;
  how: string;
  /** Nobody fails for what he lacks; but of the reference a suite wants that it supports every vector. */
  unsupported?: true;
}
