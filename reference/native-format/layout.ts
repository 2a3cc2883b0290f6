import { R2RError } from '../errors.js';
import { ByteWriter } from '../io/byte-writer.js';

/** A piece of a table that others refer to by its place. */
export interface Vertex {
  /** Writes it where the writer stands; called once in each pass. */
  write(writer: ByteWriter, places: Places): void;
  /**
   * Called behind a pass in which places were known: chooses narrower fields for the next one.
   * @returns whether there are any
   */
  shrink?(): boolean;
}

/** Where vertices are, in bytes from the start of the table, as far as the pass that is under way knows. */
export interface Places {
  /** undefined in the first pass for a vertex that has not been written yet: then a field takes its widest form. */
  of(vertex: Vertex): number | undefined;
  /** Where what several vertices share has been written in this pass; a vertex that writes it first enters it. */
  readonly shared: Map<object, number>;
}

const MAX_PASSES = 32;

/**
 * Lays out a table in which the sizes of references depend on distances, and those on sizes (r2r-format 5.3). To get the
 * bytes of the compilers it takes their steps: the first pass takes the widest form for what lies ahead, the following
 * ones shrink. A vertex ahead is then expected at its place in the pass before, moved by as much as the vertex under way.
 * @param vertices in the order of their places
 * @throws R2RError `limit.exceeded` if it does not settle
 */
export function layOut(vertices: readonly Vertex[]): Uint8Array {
  const indices = new Map(vertices.map((vertex, index) => [vertex, index]));
  let before: Int32Array | undefined;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const writer = new ByteWriter(4096);
    const now = new Int32Array(vertices.length);
    let current = 0;
    let moved = 0;
    const places: Places = {
      of: (vertex) => {
        const index = indices.get(vertex) ?? -1;
        if (index <= current) return now[index];
        return before === undefined ? undefined : before[index] + moved;
      },
      shared: new Map(),
    };
    for (; current < vertices.length; current++) {
      now[current] = writer.position;
      if (before !== undefined) moved = Math.min(moved, writer.position - before[current]);
      vertices[current].write(writer, places);
    }
    const shrunk = before !== undefined && vertices.filter((vertex) => vertex.shrink?.()).length > 0;
    if (before !== undefined && moved === 0 && !shrunk) return writer.toBytes();
    before = now;
  }
  throw new R2RError('limit.exceeded', `a table of ${vertices.length} parts does not settle in ${MAX_PASSES} passes`);
}

/** The widths of offsets in an index, in bytes, by size code. */
export type OffsetWidth = 1 | 2 | 4;

/** The size code of a width: 0, 1 or 2. */
export function sizeCodeOf(width: OffsetWidth): number {
  return width >> 1;
}

/** The smallest width in which all offsets up to `largest` can be written. */
export function widthFor(largest: number): OffsetWidth {
  return largest > 0xffff ? 4 : largest > 0xff ? 2 : 1;
}

export function writeOffset(writer: ByteWriter, offset: number, width: OffsetWidth): void {
  if (width === 1) writer.u8(offset);
  else if (width === 2) writer.u16(offset);
  else writer.u32(offset);
}
