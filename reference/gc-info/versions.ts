import { has, type FormatVersion } from '../image/versions.js';

/** Versions of the GC info encoding. 2 and 3 have the same bytes. */
export type GcInfoVersion = 2 | 3 | 4 | 5;

/** The version of the GC info in an image of this format version (r2r-format 9.3). */
export function gcInfoVersion(version: FormatVersion): GcInfoVersion {
  if (has(version, 'gcInfo5')) return 5;
  if (has(version, 'gcInfo4')) return 4;
  return has(version, 'gcInfo3') ? 3 : 2;
}
