import type { ByteWriter } from '../io/byte-writer.js';
import { writeCountedSequence } from '../native-format/counted-sequence-writer.js';
import { FOREIGN, type InliningEntry } from './inlining-info-2.js';

/** Writes the payload of an entry of section 114 (InliningInfo2 has the layout). */
export function writeInliningEntry(writer: ByteWriter, { inlinee, inliners }: Pick<InliningEntry, 'inlinee' | 'inliners'>): void {
  const values: number[] = [];
  let previous = 0;
  for (const [index, { rid, module }] of [inlinee, ...inliners].entries()) {
    values.push((rid - previous) * 2 + (module === undefined ? 0 : FOREIGN));
    if (module !== undefined) values.push(module);
    previous = index === 0 ? 0 : rid;
  }
  writeCountedSequence(writer, values);
}
