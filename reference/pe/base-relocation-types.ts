/** Types of base relocations in .NET images (PE specification; the last two are Webcil's: wasm-r2r 8.3). */
export const BaseRelocationType = {
  /** Padding. */
  Absolute: 0,
  HighLow: 3,
  ThumbMov32: 7,
  Dir64: 10,
  WasmTable32: 12,
  WasmTable64: 13,
} as const;
