import { R2RError } from '../errors.js';
import type { SectionRange } from '../image/section-range.js';
import { fileOffset, type Rva } from '../io/addresses.js';
import { readPe } from '../pe/pe-file.js';
import type { ImageNode, Moves, NodeKind } from '../writer/node.js';
import { MOVABLE } from '../writer/relayout/alignments.js';
import { GrownFile } from '../writer/relayout/grown-file.js';
import { NewPlaces } from '../writer/relayout/new-places.js';
import { redirectExports } from '../writer/relayout/relayout.js';
import type { Unit } from '../writer/relayout/units.js';
import type { ModelNode } from './nodes/node.js';
import { modelNodes } from './nodes/nodes.js';
import type { Place } from './place.js';

/** A node that does not fill its place, or does not fit. */
export interface ResizedNode {
  readonly node: ModelNode;
  readonly bytes: Uint8Array;
}

/** A node that has grown, with those that stand by it, in its new place; what has shrunk stays. */
export function move(inPlace: Uint8Array, model: Place, resized: readonly ResizedNode[]): { bytes: Uint8Array; moves: Moves } {
  const pe = model.member('container').member('coffHeader').isPresent ? readPe(inPlace) : undefined;
  if (pe === undefined || pe.sections.length === 0) throw noRoom(resized[0], model);
  const nodes = [...modelNodes(model)];
  const units = unitsOf(resized, nodes, model);
  const grown = new GrownFile(pe);
  const places = new NewPlaces(pe, units, grown.start);
  const moves = new ResizedMoves(places);
  for (const { node, bytes } of resized) {
    if (places.placed.some(({ node: { range } }) => range.start === node.range.start)) continue;
    const old = pe.rvaOf(fileOffset(node.range.start));
    if (old !== undefined) moves.shrunk.set(old, bytes.length - (node.range.end - node.range.start));
  }
  const { bytes, fileOffset: start } = places.size === 0 ? { bytes: inPlace, fileOffset: 0 } : grown.grow(places.size, (directory) => ({ ...directory, ...moves.section(directory) }));
  const isMoved = new Set(places.placed.map(({ node }) => node.range.start));
  for (const { node, bytes: shorter } of resized) if (!isMoved.has(node.range.start)) bytes.set(shorter, node.range.start);
  for (const { moved, range } of nodes) if (moved !== undefined && !isMoved.has(range.start)) bytes.set(moved(moves), range.start);
  for (const { node, bytes: written, offset } of places.placed) bytes.set(node.moved?.(moves) ?? written, start + offset);
  redirectExports(pe, bytes, moves);
  return { bytes, moves };
}

/** Where nodes have moved to, and how much those that stay have shrunk. */
class ResizedMoves implements Moves {
  readonly shrunk = new Map<number, number>();

  constructor(private readonly places: NewPlaces) {}

  address(old: Rva): Rva {
    return this.places.address(old);
  }

  section(old: SectionRange): SectionRange {
    const growth = old.size === 0 ? undefined : this.shrunk.get(old.rva);
    return growth === undefined ? this.places.section(old) : { rva: old.rva, size: old.size + growth };
  }
}

/** What has to move: nodes that have grown, and unwind data with the GC info behind it if one of the two has another size. */
function unitsOf(resized: readonly ResizedNode[], nodes: readonly ModelNode[], model: Place): Unit[] {
  const units = new Map<number, Unit>();
  for (const each of resized) {
    const { node, bytes } = each;
    const { start, end } = node.range;
    const pair = isBlob(node) ? pairOf(node, nodes) : [node];
    if (bytes.length < end - start && pair.length === 1) continue;
    const first = units.get(pair[0].range.start);
    if (first !== undefined) {
      checkSame(first, each);
      continue;
    }
    const { kind } = pair[0];
    const alignment = isMovable(kind) ? MOVABLE[kind] : undefined;
    if (alignment === undefined) throw noRoom(each, model);
    const written = pair.map((part) => ({ node: asImageNode(part), bytes: resized.find((other) => other.node.range.start === part.range.start && other.node.kind === part.kind)?.bytes ?? part.write() }));
    units.set(pair[0].range.start, { alignment, nodes: written, equal: [] });
  }
  return [...units.values()];
}

function isBlob({ kind }: ModelNode): boolean {
  return kind === 'unwind data' || kind === 'GC info';
}

/** Unwind data and the GC info behind it: functions name only the first. */
function pairOf(node: ModelNode, nodes: readonly ModelNode[]): ModelNode[] {
  const [wanted, place] = node.kind === 'unwind data' ? (['GC info', node.range.end] as const) : (['unwind data', node.range.start] as const);
  const other = nodes.find(({ kind, range: { start, end } }) => kind === wanted && end > start && (kind === 'GC info' ? start : end) === place);
  if (other === undefined) return [node];
  return node.kind === 'unwind data' ? [node, other] : [other, node];
}

/** Cells that share a signature have to say the same. */
function checkSame({ nodes }: Unit, { node, bytes }: ResizedNode): void {
  const same = nodes.some((each) => each.node.range.start === node.range.start && Buffer.compare(each.bytes, bytes) === 0);
  if (!same) throw new R2RError('model.conflict', 'shares its place with something that is not the same', { path: node.where, range: node.range });
}

function isMovable(kind: ModelNode['kind']): kind is NodeKind {
  return kind in MOVABLE;
}

function asImageNode({ kind, range, write, moved }: ModelNode): ImageNode {
  if (!isMovable(kind)) throw new RangeError(`${kind} cannot move`);
  return { kind, range, write, moved };
}

/** Names what does not fit and what stands in its way. */
function noRoom({ node, bytes }: ResizedNode, model: Place): R2RError {
  const { start, end } = node.range;
  let behind: ModelNode | undefined;
  for (const other of modelNodes(model)) {
    if (other.range.start >= end && other.range.end > other.range.start && (behind === undefined || other.range.start < behind.range.start)) behind = other;
  }
  const next = behind === undefined ? 'the end of the file' : `${behind.kind} (${behind.where})`;
  return new R2RError('model.room', `${node.kind} of ${bytes.length} bytes in the place of ${end - start}, which cannot move; behind it stands ${next}`, { path: node.where, range: node.range });
}
