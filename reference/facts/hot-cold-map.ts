import type { Image } from '../image/image.js';

/** Section 120. */
export function* hotColdMapFacet(image: Image): Iterable<{ readonly hot: number; readonly cold: number }> {
  for (const { hot, cold } of image.hotColdMap ?? []) yield { hot, cold };
}
