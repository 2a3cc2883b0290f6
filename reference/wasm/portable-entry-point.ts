/**
 * The record that stands for a method in function pointers, slots and call cells on wasm (wasm-r2r 7.3). What R2R code calls is
 * its code: the R2R body of the method, or a thunk that leads to the interpreter.
 */
export class PortableEntryPoint {
  private actualCode: number | undefined;
  private interpreterData: number | undefined;
  private prefersInterpreter: boolean;

  /** @param code of an entry point that is made of a native address, without a method */
  constructor(code?: number) {
    this.actualCode = code;
    this.prefersInterpreter = code === undefined;
  }

  /** An index of the function table; undefined if R2R code cannot call it yet. */
  get code(): number | undefined {
    return this.actualCode;
  }

  /** What the interpreter runs; undefined before it is prepared. */
  get data(): number | undefined {
    return this.interpreterData;
  }

  /** The code is the preferred entry: a thunk is not. */
  get hasNativeCode(): boolean {
    return this.actualCode !== undefined && !this.prefersInterpreter;
  }

  /** Installs a thunk where there is no code; it never takes the place of any. Says whether it was installed. */
  trySetInterpreterThunk(code: number): boolean {
    if (this.actualCode !== undefined) return false;
    this.actualCode = code;
    return true;
  }

  /** R2R code becomes the preferred entry, also in the place of a thunk. */
  publishCode(code: number): void {
    this.actualCode = code;
    this.prefersInterpreter = false;
  }

  /** The data that is in force: what a recursive preparation published before stays (#134071). */
  publishInterpreterData(data: number): number {
    this.interpreterData ??= data;
    return this.interpreterData;
  }
}
