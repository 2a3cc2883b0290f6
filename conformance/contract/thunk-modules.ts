/** Input of `wasm.thunk`. RVAs are those of import cells. */
export type ThunkInput =
  /** A thunk of the table by its key; `helperCell` holds the table index of the runtime's R2RToInterpreter. */
  | { key: string; helperCell: number }
  /** An import thunk by its signature string; `helperCell` holds the table index of what resolves the cell, `moduleCell` the module. */
  | { import: string; helperCell: number; moduleCell: number };

/** Value of an accepted `wasm.thunk`: a module that imports what a container imports, and exports a function `thunk`. */
export interface ThunkModule {
  /** base64 */
  module: string;
}
