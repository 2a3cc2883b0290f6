import type { Image } from '../image/image.js';

/** Begin, end where it is stored, unwind data: RVAs as stored. */
export type RuntimeFunctionFact = readonly [begin: number, end: number | null, unwindInfo: number];

/** Section 102. */
export function* runtimeFunctionsFacet(image: Image): Iterable<RuntimeFunctionFact> {
  for (const { begin, end, unwindInfo } of image.runtimeFunctions?.entries() ?? []) yield [begin, end ?? null, unwindInfo];
}
