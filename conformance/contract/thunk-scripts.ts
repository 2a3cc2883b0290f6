/** A key and the index of its thunk in the function table. */
export interface IndexedThunk {
  key: string;
  index: number;
}

/** An image that brings thunks: pairs of its InjectStringThunks fixup, in their order. */
export interface ThunkImage {
  /** Where it lies in memory. */
  imageBase: number;
  /** Its first slot in the function table; the values of its pairs count from there. */
  tableBase: number;
  thunks: { key: string; value: number }[];
  /** The machine that the image is for; `WASM32` if left out. */
  machine?: string;
}

/** Steps that work on the table of string thunks. */
export type TableStep =
  /** The runtime begins: it creates the empty table. */
  | { do: 'create' }
  /** The pairs of an image are added; the answer is `{added}`. */
  | { do: 'inject'; image: string }
  /** The first half of it: the table is read, the keys that it lacks are counted: `{missing}`. With 0 the injection is over. */
  | { do: 'inject.begin'; image: string }
  /** The second half: the exchange. `{swapped: true, added}`, or `{swapped: false}` if the table is another by now. */
  | { do: 'inject.commit'; image: string }
  /** A reader takes the table as it is. */
  | { do: 'snapshot'; reader: string }
  /** `{indexes}`, null for a key that is not found; `in` is a reader that has taken a table. */
  | { do: 'lookup'; keys: string[]; in?: string };

/** Input of `thunks.run`. `context.rules` is a rule set: `18.6` or `newest` (if left out). */
export interface ThunksInput {
  images: Record<string, ThunkImage>;
  /** The table that was compiled into the host. */
  host?: IndexedThunk[];
  /** The table is there from the beginning. */
  created?: boolean;
  steps: TableStep[];
}

/** Steps that work on methods and their portable entry points. */
export type EntryPointStep =
  /** A method gets its entry point; the answer to each step with a `method` has the members of `EntryPointState`. */
  | { do: 'add'; method: string }
  /** It is about to be called from R2R code: `EnsureCallableFromR2R`. */
  | { do: 'ensure'; method: string }
  /** The halves of it: the lookup of the thunk (`{found}`, its index or null), and what follows from it. */
  | { do: 'ensure.begin' | 'ensure.commit'; method: string }
  /** A thunk is installed if there is no code: `{installed}`. */
  | { do: 'install'; method: string; code: number }
  /** R2R code becomes the preferred entry. */
  | { do: 'publish'; method: string; code: number }
  /** Interpreter data is published; `{data}` is what is in force behind it. */
  | { do: 'interpret'; method: string; data: number }
  /** A dynamic method is taken back for another use. */
  | { do: 'recycle'; method: string }
  | { do: 'read'; method: string }
  /** The loader allocator goes, with its methods. */
  | { do: 'destroy'; allocator: string }
  /** The methods that wait for a thunk, each as often as it waits: `{methods}`, sorted. */
  | { do: 'pending' }
  /** `{added, installed}`: how many keys are new, and which methods got their thunk by it, sorted. */
  | { do: 'inject'; image: string };

/** A method of a script. */
export interface ScriptMethod {
  /** Of the thunk from R2R code to the interpreter. */
  key: string;
  allocator: string;
  /** The entry point is made of a native address, without a method. */
  code?: number;
  /** It has open generic variables. */
  openGeneric?: boolean;
}

/** Input of `entrypoint.run`. The table of string thunks is there and empty. */
export interface EntryPointInput {
  images: Record<string, ThunkImage>;
  methods: Record<string, ScriptMethod>;
  /** Those that have their entry points from the beginning; the others are added by a step. */
  added?: string[];
  steps: EntryPointStep[];
}

/** What is seen of a method's entry point behind a step. */
export interface EntryPointState {
  /** An index of the function table; null if there is none, and R2R code cannot call it. */
  code: number | null;
  /** The code is the preferred entry, and not a thunk. */
  native: boolean;
  /** Interpreter data. */
  data: number | null;
  /** It waits for a thunk. */
  pending: boolean;
}
