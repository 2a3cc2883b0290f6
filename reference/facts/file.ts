import { readCompilerIdentifier } from '../image/compiler-identifier.js';
import type { Image } from '../image/image.js';

/** Facets of the file as a whole. */

/** The PE machine as stored, `0xfd1d`; null for other containers. */
export function machineFacet(image: Image): string | null {
  const { pe } = image.file;
  return pe === undefined ? null : `0x${pe.coffHeader.machine.toString(16).padStart(4, '0')}`;
}

/** Section 100. */
export function compilerIdentifierFacet(image: Image): string | null {
  const section = image.section('CompilerIdentifier');
  return section === undefined ? null : readCompilerIdentifier(image.context, section);
}

/** Section 116: also the composite image that owns this component. */
export function ownerCompositeExecutableFacet(image: Image): string | null {
  return image.ownerCompositeExecutable ?? null;
}
