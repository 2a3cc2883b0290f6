import { sourceTypesOfBits, type BoundsEntry } from '../../debug-info/bounds.js';
import { readBounds } from '../../debug-info/debug-info.js';
import type { ReadContext } from '../../image/context.js';
import { has } from '../../image/versions.js';
import { ByteCursor } from '../../io/cursor.js';
import type { Kind } from './kind.js';

export const debugBoundsKind: Kind = ({ context }) => {
  const cursor = new ByteCursor(context.space.bytes, 0);
  const value = readBounds(cursor, context).map((entry) => boundValue(entry, context));
  return { value, end: cursor.offset };
};

/** Source types in the numbering of version 15 and before, whatever is stored. */
export function boundValue({ nativeOffset, ilOffset, sourceTypes }: BoundsEntry, { version }: ReadContext): object {
  return { NativeOffset: nativeOffset, ILOffset: ilOffset, SourceTypes: has(version, 'bitPackedBounds') ? sourceTypesOfBits(sourceTypes) : sourceTypes };
}
