import { writeAttributePresence } from '../../image/attribute-presence-writer.js';
import { writeHotColdMap } from '../../image/hot-cold-map-writer.js';
import { writeEnclosingTypeMap, writeMethodIsGenericMap, writeTypeGenericInfoMap } from '../../image/module-maps-writer.js';
import { hasUtf8, writeUtf8WithNul } from '../../io/text-writer.js';
import { attributePresenceKind } from '../kinds/attribute-presence.js';
import { delayLoadThunksKind } from '../kinds/delay-load-thunks.js';
import { enclosingTypeMapKind } from '../kinds/enclosing-type-map.js';
import { hotColdMapKind } from '../kinds/hot-cold-map.js';
import { manifestMvidsKind } from '../kinds/manifest-mvids.js';
import { methodIsGenericMapKind } from '../kinds/method-is-generic-map.js';
import { ownerCompositeExecutableKind } from '../kinds/owner-composite-executable.js';
import { typeGenericInfoMapKind } from '../kinds/type-generic-info-map.js';
import { noEncoding } from './encoding.js';
import { bytesOf, list, membersOf, textOf, unsigned, unsignedNumber } from './members.js';
import { structureEncoding } from './structure.js';

/* Sections that are one list of numbers or less. */

export const manifestMvidsEncoding = structureEncoding(manifestMvidsKind, 'record', (writer, value) => {
  for (const mvid of list(membersOf(value), 'Mvids', bytesOf)) writer.bytes(mvid);
});

export const hotColdMapEncoding = structureEncoding(hotColdMapKind, 'record', (writer, value) => {
  const pair = (item: unknown): { cold: number; hot: number } => ({ cold: unsigned(membersOf(item), 'Cold'), hot: unsigned(membersOf(item), 'Hot') });
  writer.bytes(writeHotColdMap(list(membersOf(value), 'Pairs', pair)));
});

export const enclosingTypeMapEncoding = structureEncoding(enclosingTypeMapKind, 'record', (writer, value) =>
  writer.bytes(writeEnclosingTypeMap(list(membersOf(value), 'EnclosingRows', unsignedNumber))),
);

/** A map of so many rows is larger than any image that needs it. */
const MAX_ROWS = 0xffffff;

export const methodIsGenericMapEncoding = structureEncoding(methodIsGenericMapKind, 'record', (writer, value) => {
  const members = membersOf(value);
  const count = unsigned(members, 'Count');
  if (count > MAX_ROWS) throw noEncoding(count, 'record');
  const row = (item: unknown): number => {
    const rid = unsignedNumber(item);
    if (rid < 1 || rid > count) throw noEncoding(item, 'record');
    return rid;
  };
  writer.bytes(writeMethodIsGenericMap(count, list(members, 'GenericRows', row)));
});

export const typeGenericInfoMapEncoding = structureEncoding(typeGenericInfoMapKind, 'record', (writer, value) =>
  writer.bytes(writeTypeGenericInfoMap(list(membersOf(value), 'Types', unsignedNumber))),
);

export const attributePresenceEncoding = structureEncoding(attributePresenceKind, 'record', (writer, value) =>
  writer.bytes(writeAttributePresence(list(membersOf(value), 'Buckets', (bucket) => list(membersOf(bucket), 'Fingerprints', unsignedNumber)))),
);

export const ownerCompositeExecutableEncoding = structureEncoding(ownerCompositeExecutableKind, 'record', (writer, value) => {
  const name = textOf(value);
  if (!hasUtf8(name)) throw noEncoding(name, 'record');
  writeUtf8WithNul(writer, name);
});

export const delayLoadThunksEncoding = structureEncoding(delayLoadThunksKind, 'section', (writer, value) => {
  const members = membersOf(value);
  writer.u32(unsigned(members, 'RVA'));
  writer.u32(unsigned(members, 'Size'));
});
