import type { Image } from '../image/image.js';
import type { ByteRange } from '../io/ranges.js';
import type { Gap } from './byte-map.js';
import { owned, type OwnedBytes, type OwnerKind } from './owned-bytes.js';
import { isZero } from './padding.js';
import { readOnlyData } from './read-only-data.js';

/** Jump tables and constants stand behind code, or in one place with section 106, runtime functions and data of fields. */
const BEFORE_READ_ONLY_DATA: ReadonlySet<OwnerKind> = new Set<OwnerKind>(['code', 'runtime functions', 'R2R sections', 'IL data']);

const BLOB_ALIGNMENT = 4;
const SENTINEL = 0xffffffff;
const CODE_VIEW = 0x53445352;
/** The version block, and where in it the machine stands. */
const VERSION_BLOCK_SIZE = 88;
const VERSION_BLOCK_MACHINE = 18;

/**
 * What the compiler before crossgen2 puts into an image without a structure that says where (r2r-format 3.1, 7.2): a version
 * block in front of the first signature table, import thunks outside section 106, the ends of tables of runtime functions
 * without entries, a debug record that the debug directory does not list, and jump tables and constants.
 * @param thunks where lazy cells lead to, as file offsets
 */
export function* oldCompilerBytes(image: Image, sections: readonly ByteRange[], gap: Gap, thunks: ReadonlySet<number>): Iterable<OwnedBytes> {
  const { bytes } = image.context.space;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let { start } = gap;
  const aligned = Math.ceil(start / BLOB_ALIGNMENT) * BLOB_ALIGNMENT;
  if (aligned < gap.end && isZero(bytes, start, aligned)) start = aligned;

  if (isVersionBlock(image, view, start, gap.end)) {
    yield owned({ start, end: start + VERSION_BLOCK_SIZE }, 'unlisted blocks', () => 'version block');
    start += VERSION_BLOCK_SIZE;
    if (start === gap.end) return;
  }
  const rest: ByteRange = { start, end: gap.end };
  if (gap.end - start >= 4 && view.getUint32(start, true) === SENTINEL && isZero(bytes, start + 4, gap.end)) {
    yield owned({ start, end: start + 4 }, 'unlisted blocks', () => 'end of a table of runtime functions without entries');
  } else if (gap.end - start >= 4 && view.getUint32(start, true) === CODE_VIEW) {
    yield owned(rest, 'data directories', () => 'debug record outside the debug directory');
  } else if (isThunks(gap, thunks)) {
    yield owned(rest, 'import thunks', () => 'import thunks outside section 106');
  } else if (gap.behind !== undefined && BEFORE_READ_ONLY_DATA.has(gap.behind.kind)) {
    yield readOnlyData(image, sections, rest);
  }
}

function isVersionBlock(image: Image, view: DataView, start: number, end: number): boolean {
  const coffMachine = image.file.pe?.coffHeader.machine;
  return end - start >= VERSION_BLOCK_SIZE && view.getUint16(start + VERSION_BLOCK_MACHINE, true) === coffMachine;
}

/** Lazy cells lead to them; those that code jumps to directly stand behind the signatures of the eager cells. */
function isThunks({ behind, start, end }: Gap, thunks: ReadonlySet<number>): boolean {
  if (behind?.kind === 'signatures') return true;
  for (let offset = start; offset < end; offset++) if (thunks.has(offset)) return true;
  return false;
}
