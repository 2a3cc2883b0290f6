import { R2RError } from '../errors.js';
import type { Image } from '../image/image.js';
import { ByteMap } from './byte-map.js';
import { codeBytes } from './code.js';
import { containerBytes } from './container.js';
import { debugInfoBytes } from './debug-info.js';
import { exceptionBytes } from './exception-info.js';
import { hashtableBytes } from './hashtables.js';
import { headerBytes } from './header.js';
import { ilBytes, metadataBytes } from './il.js';
import { importBytes } from './imports.js';
import { methodBytes } from './methods.js';
import type { OwnedBytes } from './owned-bytes.js';

/** The parts of an image that tell which bytes are theirs. */
const PARTS: Readonly<Record<string, (image: Image) => Iterable<OwnedBytes>>> = {
  container: containerBytes,
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
export function readByteMap(image: Image, problem: (part: string, error: R2RError) => void): ByteMap {
  const pieces: OwnedBytes[] = [];
  for (const [part, bytesOf] of Object.entries(PARTS)) {
    try {
      for (const piece of bytesOf(image)) pieces.push(piece);
    } catch (error) {
      if (!(error instanceof R2RError)) throw error;
      problem(part, error);
    }
  }
  return new ByteMap(image.context.space, pieces);
}
