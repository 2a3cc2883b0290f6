import { writeEntryPoint, type NewEntryPoint } from '../../image/entry-point-writer.js';
import { methodEntryPointsKind } from '../kinds/method-entry-element.js';
import { cellOf } from './fixup-lists.js';
import { bits, listOf, membersOf, optional, type Members } from './members.js';
import { nativeArrayEncoding } from './native-arrays.js';

/** Two bits of the number say whether there are fixups, and where. */
const INDEX_BITS = 30;

export const methodEntryPointsEncoding = nativeArrayEncoding(methodEntryPointsKind, (value) => {
  const entry = entryPointOf(membersOf(value));
  return (writer, { shared }) => writeEntryPoint(writer, entry, shared);
});

/** The entry point that a published value says. @throws R2RError `value.range` */
export function entryPointOf(members: Members): NewEntryPoint {
  return { runtimeFunctionIndex: bits(members, 'RuntimeFunctionIndex', INDEX_BITS), fixups: optional(members, 'Fixups', (cells) => listOf(cells, cellOf)) };
}
