import type { ByteWriter } from '../io/byte-writer.js';
import { writeNativeUnsigned } from '../native-format/integers-writer.js';
import type { Places } from '../native-format/layout.js';
import { writeFixupList } from './fixup-list-writer.js';
import type { FixupCell } from './fixup-list.js';

/** An entry point to be written. */
export interface NewEntryPoint {
  readonly runtimeFunctionIndex: number;
  /** Equal lists are the same object; undefined without fixups. */
  readonly fixups: readonly FixupCell[] | undefined;
}

/**
 * Writes the element of sections 103 and 109 (readEntryPoint has the layout): a fixup list stands with its first user, the
 * others refer back.
 * @param shared where lists have been written, in bytes from the start of the table
 */
export function writeEntryPoint(writer: ByteWriter, { runtimeFunctionIndex, fixups }: NewEntryPoint, shared: Places['shared']): void {
  if (fixups === undefined) {
    writeNativeUnsigned(writer, runtimeFunctionIndex * 2);
    return;
  }
  const place = shared.get(fixups);
  writeNativeUnsigned(writer, runtimeFunctionIndex * 4 + (place === undefined ? 1 : 3));
  if (place !== undefined) {
    writeNativeUnsigned(writer, writer.position - place);
    return;
  }
  shared.set(fixups, writer.position);
  writeFixupList(writer, fixups);
}
