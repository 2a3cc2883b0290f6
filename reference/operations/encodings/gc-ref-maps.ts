import type { GcRefMap } from '../../image/gc-ref-map.js';
import { writeGcRefMap, writeGcRefMaps } from '../../image/gc-ref-map-writer.js';
import { gcRefMapKind, gcRefMapsKind } from '../kinds/gc-ref-maps.js';
import { noEncoding } from './encoding.js';
import { list, membersOf, optional, unsigned, unsignedNumber } from './members.js';
import { structureEncoding } from './structure.js';

/** More slots than any call has. */
const MAX_POSITION = 1 << 24;

export const gcRefMapEncoding = structureEncoding(gcRefMapKind, 'record', (writer, value) => {
  writer.bytes(writeGcRefMap(gcRefMapOf(value)));
});

export const gcRefMapsEncoding = structureEncoding(gcRefMapsKind, 'record', (writer, value) => writer.bytes(writeGcRefMaps(list(membersOf(value), 'Maps', gcRefMapOf))));

/** The map that a published value says. @throws R2RError `value.range` */
function gcRefMapOf(value: unknown): Pick<GcRefMap, 'stackPop' | 'slots'> {
  const members = membersOf(value);
  return { stackPop: optional(members, 'StackPop', unsignedNumber), slots: slotsOf(list(members, 'Slots', membersOf)) };
}

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
