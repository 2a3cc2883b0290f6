import type { Image } from '../../image/image.js';
import { hex } from '../../io/hex.js';
import type { ImageNode, Shuffle } from '../node.js';
import { imageNodes } from '../nodes.js';
import { rangeOfSection } from '../../image/section-file-range.js';
import { MOVABLE } from './alignments.js';

/** A node with its bytes as they are without regard to where others stand; only their number is final. */
export interface WrittenNode {
  readonly node: ImageNode;
  readonly bytes: Uint8Array;
}

/** Nodes that move as one: they follow each other without gaps. */
export interface Unit {
  readonly alignment: number;
  readonly nodes: readonly WrittenNode[];
  /** Equal nodes whose place the first node of this unit takes. */
  readonly equal: ImageNode[];
}

/** The nodes of an image that stay where they are, and those that move, in their new order. */
export interface Division {
  readonly staying: readonly ImageNode[];
  readonly units: readonly Unit[];
}

/** @throws R2RError as the decoders and writers of the structures */
export function divide(image: Image, shuffle: Shuffle): Division {
  const staying: ImageNode[] = [];
  const moving: ImageNode[] = [...manifestNodes(image)];
  for (const node of imageNodes(image)) {
    const { start, end } = node.range;
    (MOVABLE[node.kind] === undefined || start === end ? staying : moving).push(node);
  }
  return { staying, units: shuffle(unitsOf(moving, shuffle)) };
}

/** Section 112 is metadata, in which nothing says where it stands. */
function* manifestNodes(image: Image): Iterable<ImageNode> {
  const range = rangeOfSection(image, image.section('ManifestMetadata'));
  if (range !== undefined) yield { kind: 'manifest metadata', range, write: () => image.context.space.bytes.subarray(range.start, range.end) };
}

function unitsOf(nodes: readonly ImageNode[], shuffle: Shuffle): Unit[] {
  const gcInfos = new Map(nodes.filter(({ kind }) => kind === 'GC info').map((node) => [node.range.start, node]));
  const signatures = new Map<string, Unit>();
  const followers = new Set<ImageNode>();
  const units: Unit[] = [];
  const ordered = [...nodes].sort((a, b) => a.range.start - b.range.start);
  for (const node of ordered) {
    if (followers.has(node)) continue;
    const written: WrittenNode[] = [{ node, bytes: node.shuffled?.(shuffle) ?? node.write() }];
    const gcInfo = node.kind === 'unwind data' ? gcInfos.get(node.range.end) : undefined;
    if (gcInfo !== undefined) {
      followers.add(gcInfo);
      written.push({ node: gcInfo, bytes: gcInfo.write() });
    }
    const unit: Unit = { alignment: MOVABLE[node.kind] ?? 1, nodes: written, equal: [] };
    if (node.kind === 'signature') {
      const text = hex(written[0].bytes);
      const first = signatures.get(text);
      if (first !== undefined) {
        first.equal.push(node);
        continue;
      }
      signatures.set(text, unit);
    }
    units.push(unit);
  }
  return units;
}
