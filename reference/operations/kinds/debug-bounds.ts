import { sourceTypesOfBits } from '../../debug-info/bounds.js';
import { readBounds } from '../../debug-info/debug-info.js';
import { has } from '../../image/versions.js';
import { ByteCursor } from '../../io/cursor.js';
import type { Kind } from './kind.js';

/** Source types in the numbering of version 15 and before, whatever is stored. */
export const debugBoundsKind: Kind = ({ context }) => {
  const cursor = new ByteCursor(context.space.bytes, 0);
  const isBitPacked = has(context.version, 'bitPackedBounds');
  const value = readBounds(cursor, context).map(({ nativeOffset, ilOffset, sourceTypes }) => ({
    NativeOffset: nativeOffset,
    ILOffset: ilOffset,
    SourceTypes: isBitPacked ? sourceTypesOfBits(sourceTypes) : sourceTypes,
  }));
  return { value, end: cursor.offset };
};
