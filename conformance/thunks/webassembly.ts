/** What is used here of the JavaScript interface of WebAssembly, for which the type libraries in use have no declarations. */
interface WebAssemblyInterface {
  Module: {
    new (bytes: Uint8Array): WasmModule;
    imports(module: WasmModule): { module: string; name: string; kind: string }[];
    exports(module: WasmModule): { name: string; kind: string }[];
  };
  Instance: new (module: WasmModule, imports: Record<string, Record<string, unknown>>) => WasmInstance;
  Memory: new (descriptor: { initial: number }) => { readonly buffer: ArrayBuffer };
  Table: new (descriptor: { element: 'anyfunc'; initial: number }) => WasmTable;
  Global: new (descriptor: { value: 'i32'; mutable?: boolean }, value: number) => WasmGlobal;
  Tag: new (type: { parameters: string[] }) => object;
}

/** A compiled module. */
export interface WasmModule {
  readonly [Symbol.toStringTag]: string;
}

export interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

export interface WasmTable {
  get(index: number): unknown;
  set(index: number, value: unknown): void;
  grow(count: number): number;
  readonly length: number;
}

export interface WasmGlobal {
  value: number;
}

export const { WebAssembly } = globalThis as typeof globalThis & { WebAssembly: WebAssemblyInterface };
