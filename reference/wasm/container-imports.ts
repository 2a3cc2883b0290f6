import type { ModuleImport } from './module/module-writer.js';

/** The module that every container imports from (wasm-r2r 8.2). */
const WEBCIL = 'webcil';

/** Bytes of a page of linear memory. */
const PAGE_SIZE = 0x10000;

/** The imported globals by index: i32 each. */
export const CONTAINER_GLOBALS = { stackPointer: 0, memoryBase: 1, tableBase: 2, asyncContinuation: 3 } as const;

/** What the container of an R2R image imports: nothing but these, in this order, and no functions. @param size of the payload */
export function containerImports(size: number): ModuleImport[] {
  return [
    { module: WEBCIL, name: '__stack_pointer', kind: 'global', mutable: true },
    { module: WEBCIL, name: '__memory_base', kind: 'global', mutable: false },
    { module: WEBCIL, name: '__table_base', kind: 'global', mutable: false },
    { module: WEBCIL, name: '__async_continuation', kind: 'global', mutable: true },
    { module: WEBCIL, name: '__indirect_function_table', kind: 'table', minimum: 0 },
    { module: WEBCIL, name: '__coreclr_wasm_rtlrestorecontext_tag', kind: 'tag', type: { parameters: [], results: [] } },
    ...payloadImports(size),
  ];
}

/** What a container without functions imports: memory with room for the payload. */
export function payloadImports(size: number): ModuleImport[] {
  return [{ module: WEBCIL, name: 'memory', kind: 'memory', minimum: Math.max(1, Math.ceil(size / PAGE_SIZE)) }];
}
