import type { FixupCell } from '../../image/fixup-list.js';
import { writeFixupList } from '../../image/fixup-list-writer.js';
import { fixupListKind } from '../kinds/fixup-lists.js';
import { listOf, membersOf, unsigned } from './members.js';
import { structureEncoding } from './structure.js';

export const fixupListEncoding = structureEncoding(fixupListKind, 'record', (writer, value) => writeFixupList(writer, listOf(value, cellOf)));

/** The cell that a published value says. @throws R2RError `value.range` */
export function cellOf(value: unknown): FixupCell {
  const members = membersOf(value);
  return { importSection: unsigned(members, 'ImportSection'), slot: unsigned(members, 'Cell') };
}
