import type { Image } from '../image/image.js';
import { readableParts, type PartProblem, type Parts } from '../image/parts.js';
import type { ByteRange } from '../io/ranges.js';
import { ByteMap } from './byte-map.js';
import { bytesByPlace } from './by-place.js';
import { codeBytes } from './code.js';
import { containerBytes } from './container.js';
import { debugInfoBytes } from './debug-info.js';
import { exceptionBytes } from './exception-info.js';
import { exportBytes } from './exports.js';
import { hashtableBytes } from './hashtables.js';
import { headerBytes } from './header.js';
import { ilBytes, metadataBytes } from './il.js';
import { importBytes } from './imports.js';
import { methodBytes } from './methods.js';
import type { OwnedBytes } from './owned-bytes.js';

/** The parts of an image that tell which bytes are theirs. */
const PARTS: Parts<OwnedBytes> = {
  container: containerBytes,
  exports: exportBytes,
  IL: ilBytes,
  header: headerBytes,
  imports: importBytes,
  methods: methodBytes,
  code: codeBytes,
  'exception info': exceptionBytes,
  'debug info': debugInfoBytes,
  hashtables: hashtableBytes,
  'manifest metadata': ({ manifest }) => (manifest === undefined ? [] : metadataBytes(manifest, 'manifest metadata')),
};

/**
 * Reads all structures of an image to find out who owns which bytes. A part that breaks off owns what was read of it.
 * @param problem is told of each part that does
 */
export function readByteMap(image: Image, problem: PartProblem): ByteMap {
  const listed = [...readableParts(image, PARTS, problem)];
  const sections = sectionsOf(image);
  const map = new ByteMap(image.context.space, sections, listed);
  const placed = [...readableParts(image, { 'by place': () => bytesByPlace(image, map) }, problem)];
  return placed.length === 0 ? map : new ByteMap(image.context.space, sections, [...listed, ...placed]);
}

/** File data behind the virtual size is fill up to the file alignment. */
function sectionsOf({ file }: Image): ByteRange[] {
  const sections = file.pe?.sections ?? [];
  return sections
    .map(({ pointerToRawData: start, sizeOfRawData, virtualSize }) => ({ start, end: start + Math.min(sizeOfRawData, virtualSize) }))
    .sort((a, b) => a.start - b.start);
}
