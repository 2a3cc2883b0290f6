import { readByteMap } from '../byte-map/read.js';
import type { R2RError } from '../errors.js';
import type { Image } from '../image/image.js';
import type { ByteRange } from '../io/ranges.js';
import type { ImageNode } from './node.js';
import { imageNodes } from './nodes.js';
import { isOpaque } from './opaque.js';

/** How the bytes of a file came into its copy. */
export interface Origins {
  /** Written from decoded values. */
  decoded: number;
  /** Taken over: code, IL, and other formats. */
  opaque: number;
  /** Fill in front of something aligned. */
  padding: number;
  /** Taken over without being known. */
  unowned: number;
}

export interface Rewritten {
  readonly bytes: Uint8Array;
  readonly origins: Origins;
  /** Nodes that do not come out as they were read, because their encoding is not the canonical one; taken over. */
  readonly different: readonly ImageNode[];
}

const ORIGINS = ['unowned', 'decoded', 'opaque', 'padding'] as const satisfies readonly (keyof Origins)[];
type Origin = (typeof ORIGINS)[number];

/**
 * Reads an image and writes it again: every R2R structure from its decoded value, everything in its old place.
 * @param problem is told of what could not be read
 */
export function rewrite(image: Image, problem: (part: string, error: R2RError) => void): Rewritten {
  const { bytes: original } = image.context.space;
  const bytes = new Uint8Array(original.length);
  const origin = new Uint8Array(original.length);
  const different: ImageNode[] = [];

  const map = readByteMap(image, problem);
  for (const piece of map.pieces) {
    if (isOpaque(piece)) takeOver(piece, 'opaque');
  }
  for (const gap of map.gaps) takeOver(gap, gap.isPadding ? 'padding' : 'unowned');
  for (const node of imageNodes(image)) {
    const { start, end } = node.range;
    const written = node.write();
    if (equal(written, original.subarray(start, end))) {
      bytes.set(written, start);
    } else {
      different.push(node);
      bytes.set(original.subarray(start, end), start);
    }
    origin.fill(ORIGINS.indexOf('decoded'), start, end);
  }
  const origins: Origins = { decoded: 0, opaque: 0, padding: 0, unowned: 0 };
  for (const each of origin) origins[ORIGINS[each]]++;
  return { bytes, origins, different };

  function takeOver({ start, end }: ByteRange, how: Origin): void {
    bytes.set(original.subarray(start, end), start);
    origin.fill(ORIGINS.indexOf(how), start, end);
  }
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
