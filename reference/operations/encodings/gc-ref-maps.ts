import type { GcRefMap } from '../../image/gc-ref-map.js';
import { writeGcRefMap } from '../../image/gc-ref-map-writer.js';
import { gcRefMapKind } from '../kinds/gc-ref-maps.js';
import { noEncoding } from './encoding.js';
import { list, membersOf, optional, unsigned, unsignedNumber } from './members.js';
import { structureEncoding } from './structure.js';

/** More slots than any call has. */
const MAX_POSITION = 1 << 24;

export const gcRefMapEncoding = structureEncoding(gcRefMapKind, 'record', (writer, value) => {
  const members = membersOf(value);
  writer.bytes(writeGcRefMap({ stackPop: optional(members, 'StackPop', unsignedNumber), slots: slotsOf(list(members, 'Slots', membersOf)) }));
});

/** Slots ascend. */
function slotsOf(slots: readonly Readonly<Record<string, unknown>>[]): GcRefMap['slots'] {
  let next = 0;
  return slots.map((slot) => {
    const position = unsigned(slot, 'Position');
    if (position < next || position > MAX_POSITION) throw noEncoding(position, 'record');
    next = position + 1;
    return { position, token: unsigned(slot, 'Token') };
  });
}
