import { readMetadata, type Metadata } from '../metadata/metadata.js';
import type { ReadContext } from './context.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

/**
 * ManifestMetadata, section 112 (r2r-format 12.1): a complete ECMA-335 metadata whose AssemblyRef rows extend those of the
 * IL; from 6.3 also the references of cross-module inlining.
 * @throws R2RError `metadata.*`, `truncated`, `rva.outside`
 */
export function readManifestMetadata(context: ReadContext, section: SectionRange): Metadata {
  return readMetadata(cursorOverSection(context.space, section));
}
