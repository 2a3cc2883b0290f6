import type { Image } from '../image/image.js';

/**
 * The runtime functions with GC info, ascending: the entry points of the tables 103 and 109. Funclets and cold parts have
 * none (r2r-format 9.2).
 * @throws R2RError if a table cannot be read
 */
export function entryFunctions(image: Image): Uint32Array {
  const indices = new Set<number>();
  for (const module of image.modules) {
    for (const { runtimeFunctionIndex } of module.methodEntryPoints?.entries() ?? []) indices.add(runtimeFunctionIndex);
  }
  for (const { runtimeFunctionIndex } of image.instanceEntryPoints?.entries() ?? []) indices.add(runtimeFunctionIndex);
  return Uint32Array.from(indices).sort();
}
