import { createHash } from 'node:crypto';
import { R2RError } from '../errors.js';
import type { Image } from '../image/image.js';
import type { ByteRange } from '../io/ranges.js';
import { modelOf } from '../model/image-model.js';
import { FileBytes } from './file-bytes.js';
import type { ModelNode } from './nodes/node.js';
import { modelNodes } from './nodes/nodes.js';
import { Place } from './place.js';

/** Bytes that no structure of the model describes; a row of equal bytes by that byte. */
export interface OpaqueBytes {
  readonly range: ByteRange;
  readonly bytes?: Uint8Array;
  readonly fill?: number;
}

/** The bytes of a structure that is not encoded as a writer would. */
export interface KeptBytes {
  readonly kind: ModelNode['kind'];
  readonly range: ByteRange;
  readonly bytes: Uint8Array;
  /** SHA-256 of what the writer makes of the value: as long as that is the same, the bytes are. */
  readonly insteadOf: string;
}

/** What a model needs besides the values of modelOf, to give the same bytes again. */
export interface Remains {
  readonly kept: readonly KeptBytes[];
  readonly opaque: readonly OpaqueBytes[];
}

/** Writes all structures of an image from their values, and says what that leaves. */
export function remainsOf(image: Image): Remains {
  const { bytes } = image.context.space;
  const covered = new FileBytes();
  const kept = new Map<string, KeptBytes>();
  for (const node of modelNodes(new Place(modelOf(image)))) {
    const { start, end } = node.range;
    const original = bytes.subarray(start, end);
    const written = writtenOrNothing(node);
    if (written === undefined) continue;
    covered.put(start, original, node.where);
    if (!equal(written, original)) kept.set(keyOf(node), { kind: node.kind, range: node.range, bytes: original, insteadOf: digestOf(written) });
  }
  return { kept: [...kept.values()], opaque: Array.from(covered.gaps(bytes.length), (range) => opaqueBytes(bytes, range)) };
}

/** What of a damaged image cannot be written remains. */
function writtenOrNothing(node: ModelNode): Uint8Array | undefined {
  try {
    return node.write();
  } catch (error) {
    if (error instanceof R2RError) return undefined;
    throw error;
  }
}

function opaqueBytes(bytes: Uint8Array, range: ByteRange): OpaqueBytes {
  const part = bytes.subarray(range.start, range.end);
  return part.every((byte) => byte === part[0]) ? { range, fill: part[0] } : { range, bytes: part };
}

/** What a structure is called; in a damaged image two can stand in one place. */
export function keyOf({ kind, range }: Pick<KeptBytes, 'range'> & { readonly kind: string }): string {
  return `${kind} ${range.start} ${range.end}`;
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function equal(written: Uint8Array, original: Uint8Array): boolean {
  return written.length === original.length && Buffer.compare(written, original) === 0;
}
