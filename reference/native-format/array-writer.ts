import type { ByteWriter } from '../io/byte-writer.js';
import { BLOCK_SIZE } from './array.js';
import { writeNativeUnsigned } from './integers-writer.js';
import { layOut, sizeCodeOf, widthFor, writeOffset, type OffsetWidth, type Places, type Vertex } from './layout.js';

/** Writes an element where the writer stands, in bytes from the start of the array. */
export type WriteElement = (writer: ByteWriter, index: number, places: Places) => void;

/**
 * Writes a native array as the compilers do (r2r-format 5.1; array.ts has the layout).
 * @param indices of the elements that are there, ascending
 * @param count of elements; more than the last index
 * @throws R2RError `limit.exceeded`
 */
export function writeNativeArray(indices: readonly number[], count: number, writeElement: WriteElement): Uint8Array {
  const blocks: (Node | undefined)[] = Array.from({ length: Math.ceil(count / BLOCK_SIZE) }, () => undefined);
  for (let first = 0; first < indices.length; ) {
    const block = Math.floor(indices[first] / BLOCK_SIZE);
    let end = first + 1;
    while (end < indices.length && Math.floor(indices[end] / BLOCK_SIZE) === block) end++;
    blocks[block] = treeOf(indices.slice(first, end), block * BLOCK_SIZE, BLOCK_SIZE, writeElement);
    first = end;
  }
  const index = new Index(count, blocks);
  return layOut([index, ...[...new Set(index.blocks)].flatMap((block) => [block, ...separate(block)])]);
}

/** A part of a tree; the first half is written inside it, the second by itself. */
interface Node extends Vertex {
  readonly first?: Node;
  readonly second?: Node;
  /** Whether it is one element, whose index it names. */
  readonly isLeaf: boolean;
}

const HAS_LOWER = 1;
const HAS_UPPER = 2;

/** @param indices not empty, all in the `size` elements (a power of two, at least 2) from `start` on */
function treeOf(indices: readonly number[], start: number, size: number, writeElement: WriteElement): Node {
  const half = size / 2;
  const lower = indices.filter((index) => index < start + half);
  const upper = indices.filter((index) => index >= start + half);
  if (indices.length === 1) return leaf(indices[0] % BLOCK_SIZE, indices[0], writeElement);
  if (size === 2) return tree(element(lower[0], writeElement), element(upper[0], writeElement));
  return tree(
    lower.length === 0 ? undefined : treeOf(lower, start, half, writeElement),
    upper.length === 0 ? undefined : treeOf(upper, start + half, half, writeElement),
  );
}

function element(index: number, writeElement: WriteElement): Node {
  return { isLeaf: false, write: (writer, places) => writeElement(writer, index, places) };
}

function leaf(place: number, index: number, writeElement: WriteElement): Node {
  return {
    isLeaf: true,
    write: (writer, places) => {
      writeNativeUnsigned(writer, place << 2);
      writeElement(writer, index, places);
    },
  };
}

function tree(first: Node | undefined, second: Node | undefined): Node {
  return {
    isLeaf: false,
    first,
    second,
    write: (writer, places) => {
      const start = writer.position;
      const flags = (first === undefined ? 0 : HAS_LOWER) | (second === undefined ? 0 : HAS_UPPER);
      if (second === undefined) {
        writeNativeUnsigned(writer, flags);
      } else {
        writeDistance(writer, start, second, flags, places);
      }
      first?.write(writer, places);
    },
  };
}

function writeDistance(writer: ByteWriter, start: number, second: Node, flags: number, places: Places): void {
  const place = places.of(second);
  writeNativeUnsigned(writer, place === undefined ? 0xffffffff : (place - start) * 4 + flags);
}

/** The nodes of a tree that are written by themselves, in their order: those of the first half in front. */
function separate({ first, second }: Node): Node[] {
  return [...(first === undefined ? [] : separate(first)), ...(second === undefined ? [] : [second, ...separate(second)])];
}

/** Header and index. Blocks without elements share one leaf with an index that no element has. */
class Index implements Vertex {
  readonly blocks: readonly Node[];
  private width: OffsetWidth = 4;
  private largest = 0;

  constructor(
    private readonly count: number,
    blocks: readonly (Node | undefined)[],
  ) {
    const empty = leaf(BLOCK_SIZE, -1, () => undefined);
    this.blocks = blocks.map((block) => block ?? empty);
  }

  write(writer: ByteWriter, places: Places): void {
    writeNativeUnsigned(writer, this.count * 4 + sizeCodeOf(this.width));
    const base = writer.position;
    this.largest = 0;
    for (const block of this.blocks) {
      const offset = (places.of(block) ?? base) - base;
      this.largest = Math.max(this.largest, offset);
      writeOffset(writer, offset, this.width);
    }
  }

  shrink(): boolean {
    const width = widthFor(this.largest);
    if (width >= this.width) return false;
    this.width = width;
    return true;
  }
}
