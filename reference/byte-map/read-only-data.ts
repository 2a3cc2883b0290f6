import type { Image } from '../image/image.js';
import type { ByteRange } from '../io/ranges.js';
import { owned, type OwnedBytes } from './owned-bytes.js';
import { withoutFill } from './padding.js';

const ALIGNMENT = 8;

/** Jump tables and constants of methods, which belong to no section (r2r-format 3.1). */
export function readOnlyData({ context }: Image, sections: readonly ByteRange[], gap: ByteRange): OwnedBytes {
  const range = withoutFill(context.space, sections, gap, ALIGNMENT);
  return owned(range, 'read-only data', () => 'read-only data of methods');
}
