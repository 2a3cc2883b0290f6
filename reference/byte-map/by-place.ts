import { has } from '../image/versions.js';
import type { Image } from '../image/image.js';
import type { ByteMap, Gap } from './byte-map.js';
import { oldCompilerBytes } from './old-compiler.js';
import type { OwnedBytes, OwnerKind } from './owned-bytes.js';
import { readOnlyData } from './read-only-data.js';
import { thunkTargets } from './thunk-targets.js';

/** Behind what crossgen2 puts the read-only data of methods: whatever of these comes last (r2r-format 14.1). */
const BEFORE_READ_ONLY_DATA: ReadonlySet<OwnerKind> = new Set<OwnerKind>(['IL metadata', 'GC ref maps', 'IL method bodies', 'import thunks', 'code']);

/** Behind this section it puts read-only data of the runtime. */
const MVIDS = '118';

/**
 * What nothing in an image points to but code, found by its place between what is known.
 * @throws R2RError as the decoder of the import sections
 */
export function* bytesByPlace(image: Image, map: ByteMap): Iterable<OwnedBytes> {
  const gaps = map.gaps.filter(({ isPadding }) => !isPadding);
  if (!has(image.version, 'crossgen2')) {
    const thunks = thunkTargets(image);
    for (const gap of gaps) yield* oldCompilerBytes(image, map.sections, gap, thunks);
  } else if (image.runtimeFunctions !== undefined) {
    for (const gap of gaps) if (isBeforeReadOnlyData(gap)) yield readOnlyData(image, map.sections, gap);
  }
}

function isBeforeReadOnlyData({ behind }: Gap): boolean {
  if (behind === undefined) return false;
  return BEFORE_READ_ONLY_DATA.has(behind.kind) || (behind.kind === 'R2R sections' && behind.name().startsWith(MVIDS));
}
