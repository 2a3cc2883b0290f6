import type { ByteMap } from '../byte-map/byte-map.js';
import { readByteMap } from '../byte-map/read.js';
import { R2RError } from '../errors.js';
import type { Image } from '../image/image.js';
import type { ByteRange } from '../io/ranges.js';
import type { ImageNode } from './node.js';
import { readableNodes } from './nodes.js';
import { isOpaque } from './opaque.js';

/** How the bytes of a file came into its copy. */
export interface Origins {
  /** Written from decoded values. */
  decoded: number;
  /** Taken over: code, IL, and other formats. */
  opaque: number;
  /** Fill in front of something aligned. */
  padding: number;
  /** Taken over without being known: no owner, or an owner that is neither decoded nor opaque. */
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
 * Reads an image and writes it again: every R2R structure from its decoded value, everything in its old place. The bytes are
 * always those of the image: where a structure is written in another way than the canonical one, its bytes are kept.
 * @param problem is told of what could not be read
 * @param map who owns the bytes of the image, if that is known
 */
export function rewrite(image: Image, problem: (part: string, error: R2RError) => void, map: ByteMap = readByteMap(image, problem)): Rewritten {
  const { bytes: original } = image.context.space;
  const bytes = new Uint8Array(original.length);
  const origin = new Uint8Array(original.length);
  const different: ImageNode[] = [];

  for (const piece of map.pieces) {
    if (isOpaque(piece)) takeOver(piece, 'opaque');
  }
  for (const gap of map.gaps) takeOver(gap, gap.isPadding ? 'padding' : 'unowned');
  for (const node of readableNodes(image, problem)) {
    const { start, end } = node.range;
    const written = bytesOf(node, problem);
    if (written !== undefined && equal(written, original, node.range)) {
      bytes.set(written, start);
    } else {
      different.push(node);
      bytes.set(original.subarray(start, end), start);
    }
    origin.fill(ORIGINS.indexOf('decoded'), start, end);
  }
  for (let offset = 0; offset < origin.length; offset++) if (origin[offset] === 0) bytes[offset] = original[offset];
  const origins: Origins = { decoded: 0, opaque: 0, padding: 0, unowned: 0 };
  for (const each of origin) origins[ORIGINS[each]]++;
  return { bytes, origins, different };

  function takeOver({ start, end }: ByteRange, how: Origin): void {
    bytes.set(original.subarray(start, end), start);
    origin.fill(ORIGINS.indexOf(how), start, end);
  }
}

/** A value that was read but that a writer refuses is kept as it is. */
function bytesOf(node: ImageNode, problem: (part: string, error: R2RError) => void): Uint8Array | undefined {
  try {
    return node.write();
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    problem(node.kind, error);
    return undefined;
  }
}

function equal(written: Uint8Array, original: Uint8Array, { start, end }: ByteRange): boolean {
  if (written.length !== end - start) return false;
  for (let index = 0; index < written.length; index++) if (written[index] !== original[start + index]) return false;
  return true;
}
