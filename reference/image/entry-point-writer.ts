import type { ByteWriter } from '../io/byte-writer.js';
import { writeNativeUnsigned } from '../native-format/integers-writer.js';
import { writeFixupList } from './fixup-list-writer.js';
import type { FixupCell } from './fixup-list.js';

/** An entry point to be written. */
export interface NewEntryPoint {
  readonly runtimeFunctionIndex: number;
  /** Equal lists are the same object; undefined without fixups. */
  readonly fixups: readonly FixupCell[] | undefined;
}

/** Where the fixup lists of a table have been written, in bytes from the start of the table. */
export type PlacesOfLists = Map<readonly FixupCell[], number>;

/**
 * Writes the element of sections 103 and 109 (readEntryPoint has the layout): a fixup list stands with its first user, the
 * others refer back.
 */
export function writeEntryPoint(writer: ByteWriter, { runtimeFunctionIndex, fixups }: NewEntryPoint, lists: PlacesOfLists): void {
  if (fixups === undefined) {
    writeNativeUnsigned(writer, runtimeFunctionIndex * 2);
    return;
  }
  const place = lists.get(fixups);
  writeNativeUnsigned(writer, runtimeFunctionIndex * 4 + (place === undefined ? 1 : 3));
  if (place !== undefined) {
    writeNativeUnsigned(writer, writer.position - place);
    return;
  }
  lists.set(fixups, writer.position);
  writeFixupList(writer, fixups);
}
