import { hostModule, PLACES, PLACE_SIZE } from './host-module.js';
import { WebAssembly, type WasmInstance, type WasmModule } from './webassembly.js';

/** Where things are in the memory of the host; all of it is poisoned in the beginning. */
export const MEMORY = {
  pages: 1,
  poison: 0xa5,
  /** Linear stack of the R2R code that calls. */
  stack: 0x7ff0,
  /** What the global stack pointer is outside: another part of the stack, to be told apart. */
  hostStack: 0x5ff0,
  image: 0x8000,
  entryPoint: 0x8c00,
  otherEntryPoint: 0x8d00,
  /** Of a virtual call: a record that leads on. */
  redirectedEntryPoint: 0x8d40,
  object: 0x8e00,
  methodTable: 0x8e40,
  chunk: 0x8ec0,
  structs: 0x9000,
  structDistance: 0x200,
  area: 0xc000,
  result: 0xe000,
  returnBuffer: 0xe800,
} as const;

/** The slots of the function table that the test uses. */
export const SLOTS = { thunk: 5, callees: 8 } as const;

/** So many thunks run in one machine. */
const MOST_LOADS = 64;

/** Something that the thunk did which it must not do; the message says what. */
export class Misbehaviour extends Error {}

/** A host that thunks run in, one after the other: memory, table, globals, and functions that they call. */
export class Machine {
  private readonly memory = new WebAssembly.Memory({ initial: MEMORY.pages });
  private readonly buffer = this.memory.buffer;
  readonly bytes = new Uint8Array(this.buffer);
  private readonly view = new DataView(this.buffer);
  private readonly stackPointerGlobal = new WebAssembly.Global({ value: 'i32', mutable: true }, MEMORY.hostStack);
  private readonly table = new WebAssembly.Table({ element: 'anyfunc', initial: 16 });
  private readonly imports: Record<string, unknown> = {
    __stack_pointer: this.stackPointerGlobal,
    __memory_base: new WebAssembly.Global({ value: 'i32' }, MEMORY.image),
    __table_base: new WebAssembly.Global({ value: 'i32' }, SLOTS.thunk),
    __async_continuation: new WebAssembly.Global({ value: 'i32', mutable: true }, 0),
    __indirect_function_table: this.table,
    __coreclr_wasm_rtlrestorecontext_tag: new WebAssembly.Tag({ parameters: [] }),
    memory: this.memory,
  };
  private call: (index: number) => void = () => undefined;
  private hook: (callee: number) => void = () => undefined;
  private readonly failures: Misbehaviour[] = [];
  private loads = 0;

  /**
   * Puts a thunk into the table, and what it may call. Throws Misbehaviour if its module imports anything but what a container does,
   * or exports no `thunk`.
   * @param entry the type of the thunk, @param callees those of the functions at `SLOTS.callees` and behind it
   */
  load(thunk: WasmModule, entry: string, callees: readonly string[]): void {
    this.loads++;
    const host = new WebAssembly.Instance(hostOf(entry, callees), { host: { memory: this.memory, table: this.table, hook: this.guarded } });
    this.call = host.exports.call as (index: number) => void;
    callees.forEach((_, index) => this.table.set(SLOTS.callees + index, host.exports[`callee${index}`]));
    this.table.set(SLOTS.thunk, thunkOf(thunk, this.imports));
  }

  /** What a hook throws must not be caught by the thunk, which could hide it. */
  private readonly guarded = (callee: number): void => {
    try {
      this.hook(callee);
    } catch (error) {
      if (!(error instanceof Misbehaviour)) throw error;
      this.failures.push(error);
    }
  };

  /** A table and a memory remember every module that was linked with them, and each costs time with every further one. */
  get isWorn(): boolean {
    return this.loads >= MOST_LOADS;
  }

  get stackPointer(): number {
    return this.stackPointerGlobal.value;
  }

  word(address: number): number {
    return this.view.getUint32(address, true);
  }

  setWord(address: number, value: number): void {
    this.view.setUint32(address, value, true);
  }

  slice(address: number, size: number): Uint8Array {
    return this.bytes.slice(address, address + size);
  }

  /** Makes memory and globals what they are in the beginning. */
  reset(): void {
    this.bytes.fill(MEMORY.poison);
    this.stackPointerGlobal.value = MEMORY.hostStack;
  }

  /** Gives the thunk its parameters, calls it (`hook` is told of each call of a callee, by its number), and throws the first Misbehaviour of the hooks, or that it trapped or did not end. */
  run(parameters: readonly Uint8Array[], hook: (callee: number) => void): void {
    parameters.forEach((bytes, index) => this.bytes.set(bytes, PLACES.given + PLACE_SIZE * index));
    this.hook = hook;
    this.failures.length = 0;
    try {
      this.call(SLOTS.thunk);
    } catch (error) {
      throw new Misbehaviour(`the thunk did not come to its end: ${(error as Error).message}`);
    }
    for (const failure of this.failures) throw failure;
    if (this.memory.buffer !== this.buffer) throw new Misbehaviour('the memory has grown');
    if (this.stackPointer !== MEMORY.hostStack) throw new Misbehaviour(`the global stack pointer is ${hex(this.stackPointer)} behind the call, not ${hex(MEMORY.hostStack)} as before`);
  }

  /** What a callee got in a parameter. */
  seen(index: number, size: number): Uint8Array {
    return this.slice(PLACES.seen + PLACE_SIZE * index, size);
  }

  seenWord(index: number): number {
    return this.word(PLACES.seen + PLACE_SIZE * index);
  }

  /** What the callee that is running will return. */
  answer(bytes: Uint8Array): void {
    this.bytes.set(bytes, PLACES.answer);
  }

  result(size: number): Uint8Array {
    return this.slice(PLACES.result, size);
  }
}

const hosts = new Map<string, WasmModule>();
const MOST_HOSTS = 5000;

function hostOf(entry: string, callees: readonly string[]): WasmModule {
  const key = [entry, ...callees].join();
  const host = hosts.get(key) ?? new WebAssembly.Module(hostModule(entry, callees));
  if (hosts.size < MOST_HOSTS) hosts.set(key, host);
  return host;
}

function thunkOf(module: WasmModule, webcil: Record<string, unknown>): object {
  const foreign = WebAssembly.Module.imports(module).find((each) => each.module !== 'webcil' || !Object.hasOwn(webcil, each.name));
  if (foreign) throw new Misbehaviour(`the module imports ${foreign.module}.${foreign.name}, which no container has`);
  const instance = link(module, webcil);
  const { thunk } = instance.exports;
  if (typeof thunk !== 'function') throw new Misbehaviour('the module exports no function `thunk`');
  return thunk;
}

function link(module: WasmModule, webcil: Record<string, unknown>): WasmInstance {
  try {
    return new WebAssembly.Instance(module, { webcil });
  } catch (error) {
    throw new Misbehaviour(`the module cannot be linked with what a container imports: ${(error as Error).message}`);
  }
}

export function hex(value: number): string {
  return `0x${(value >>> 0).toString(16)}`;
}
