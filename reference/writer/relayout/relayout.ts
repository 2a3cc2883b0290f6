import { R2RError } from '../../errors.js';
import { openImage, type Image } from '../../image/image.js';
import { openFile } from '../../image/open.js';
import { rva } from '../../io/addresses.js';
import { readExportDirectory } from '../../pe/export-directory.js';
import type { PeFile } from '../../pe/pe-file.js';
import { NODE_KINDS, type ImageNode, type Moves, type NodeKind } from '../node.js';
import { GrownFile } from './grown-file.js';
import { NewPlaces } from './new-places.js';
import { Random } from './random.js';
import { refuseOverlaps } from './overlaps.js';
import { divide, type Unit } from './units.js';

/** What stands where a node has been; as code a breakpoint. */
const POISON = 0xcc;

/** Of one kind of structure. */
export interface MovedBytes {
  readonly structures: number;
  /** Bytes that they had in their old places, and have in the new ones. */
  readonly before: number;
  readonly after: number;
}

export interface RelaidImage {
  readonly bytes: Uint8Array;
  readonly moved: ReadonlyMap<NodeKind, MovedBytes>;
}

/**
 * Writes an image with the same meaning in another layout: code, import cells, IL and all that code or other formats
 * address keep their RVAs; the other structures are written anew, in an order that the seed decides, and what was theirs
 * is poisoned.
 * @returns undefined if the image is not in a section of a PE file
 * @throws R2RError as the decoders and writers of the structures; `image.overlap`; what keeps a reader from opening the result
 */
export function relayout(image: Image, seed: number): RelaidImage | undefined {
  const { pe } = image.file;
  if (pe === undefined || pe.sections.length === 0) return undefined;
  const random = new Random(seed);
  const { staying, units } = divide(image, (list) => random.shuffle(list));
  const moving = units.flatMap(({ nodes, equal }) => [...nodes.map(({ node }) => node), ...equal]).map(({ range }) => range);
  refuseOverlaps(moving, [{ start: 0, end: pe.optionalHeader.sizeOfHeaders }, ...staying.map(({ range }) => range)]);
  const grown = new GrownFile(pe);
  const places = new NewPlaces(pe, units, grown.start);
  const { bytes, fileOffset } = grown.grow(places.size, (directory) => ({ ...directory, ...places.section(directory) }));

  for (const { start, end } of moving) bytes.fill(POISON, start, end);
  for (const node of staying) {
    if (node.moved !== undefined) bytes.set(node.moved(places), node.range.start);
  }
  for (const { node, bytes: written, offset } of places.placed) bytes.set(node.moved?.(places) ?? written, fileOffset + offset);
  redirectExports(pe, bytes, places);
  refuseUnreadable(bytes, image.file.name);
  return { bytes, moved: report(units) };
}

/** Headers that contradict each other can lead into bytes that are no longer what they were. */
function refuseUnreadable(bytes: Uint8Array, name: string): void {
  try {
    openImage(openFile(bytes, name));
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    // Its range is one of the result, which nobody will see.
    const { code, phase, path, message } = error;
    throw new R2RError(code, `laid out anew, the image cannot be read: ${message}`, { phase, path });
  }
}

/** The export through which the header of a composite image is found. */
export function redirectExports(pe: PeFile, bytes: Uint8Array, places: Moves): void {
  const exports = pe.directory('Export');
  if (exports === undefined) return;
  const { addressCount, addressTableRva } = readExportDirectory(pe, exports);
  const addresses = pe.cursorOver(addressTableRva, addressCount * 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  while (addresses.remaining > 0) {
    const at = addresses.offset;
    view.setUint32(at, places.address(rva(addresses.u32())), true);
  }
}

/** By kind, in their order, whatever the seed. */
function report(units: readonly Unit[]): Map<NodeKind, MovedBytes> {
  const moved = new Map<NodeKind, MovedBytes>();
  const add = ({ kind, range }: ImageNode, size: number): void => {
    const { structures, before, after } = moved.get(kind) ?? { structures: 0, before: 0, after: 0 };
    moved.set(kind, { structures: structures + 1, before: before + range.end - range.start, after: after + size });
  };
  for (const { nodes, equal } of units) {
    for (const { node, bytes } of nodes) add(node, bytes.length);
    for (const node of equal) add(node, 0);
  }
  return new Map(NODE_KINDS.flatMap((kind) => [...moved].filter(([each]) => each === kind)));
}
