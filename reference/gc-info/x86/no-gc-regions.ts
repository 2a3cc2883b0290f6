import type { ByteCursor } from '../../io/cursor.js';
import { readUnsigned } from './integers.js';

/** Code in which the method cannot be stopped; offset from the method's start, both in bytes. */
export interface NoGcRegion {
  readonly offset: number;
  readonly size: number;
}

/** Reads the no-GC regions: offset and size of each. Throws `gc-info-x86.number`, `truncated`. */
export function readNoGcRegions(cursor: ByteCursor, count: number): NoGcRegion[] {
  const regions: NoGcRegion[] = [];
  for (let i = 0; i < count; i++) regions.push({ offset: readUnsigned(cursor), size: readUnsigned(cursor) });
  return regions;
}
