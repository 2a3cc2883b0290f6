import { R2RError } from '../errors.js';
import type { ReadContext } from './context.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

const GUID_SIZE = 16;

/**
 * ManifestAssemblyMvids, section 118 (r2r-format 8.14): the 16 bytes of the module version id for each AssemblyRef row of
 * the manifest metadata, in row order. All zero means that nothing is checked. There may be fewer than rows.
 * @throws R2RError `manifest-mvids.size`, `rva.outside`
 */
export function readManifestMvids(context: ReadContext, section: SectionRange): Uint8Array[] {
  const cursor = cursorOverSection(context.space, section);
  if (section.size % GUID_SIZE !== 0) {
    throw new R2RError('manifest-mvids.size', `${section.size} bytes are no multiple of ${GUID_SIZE}`, {
      range: { start: cursor.offset, end: cursor.end },
    });
  }
  return Array.from({ length: section.size / GUID_SIZE }, () => cursor.take(GUID_SIZE));
}
