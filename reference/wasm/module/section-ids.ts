/** Ids of sections by position (WebAssembly core specification, binary format, modules). */
export const WASM_SECTION_NAMES = [
  'custom',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
  'start',
  'element',
  'code',
  'data',
  'data count',
  'tag',
] as const;

export type WasmSectionName = (typeof WASM_SECTION_NAMES)[number];
