import { externalTypeMaps } from '../../image/external-type-maps.js';
import { proxyTypeMaps } from '../../image/proxy-type-maps.js';
import type { CellReference } from '../../image/type-map-cells.js';
import { typeMapTargets } from '../../image/type-map-targets.js';
import { ByteCursor } from '../../io/cursor.js';
import { NativeHashtable, type HashtableEntry } from '../../native-format/hashtable.js';
import { readNativeString } from '../../native-format/string.js';
import { hashtableValue } from './hashtable-value.js';
import { importLookupOf } from './import-lookup.js';
import type { Kind, KindInput } from './kind.js';
import { wholeSection } from './section-kind.js';

export const nativeStringKind: Kind = ({ context }) => {
  const cursor = new ByteCursor(context.space.bytes, 0);
  return { value: readNativeString(cursor), end: cursor.offset };
};

export const externalTypeMapsKind: Kind = (input) => {
  const maps = externalTypeMaps(input.context, wholeSection(input), importLookupOf(input));
  return {
    value: hashtableValue(tableOf(input), maps, ({ group, types }) => ({
      Group: cell(group),
      Types: types?.map(({ entry, key, target }) => entryValue(entry, { Key: key, Target: cell(target) })),
    })),
  };
};

export const proxyTypeMapsKind: Kind = (input) => {
  const maps = proxyTypeMaps(input.context, wholeSection(input), importLookupOf(input));
  return {
    value: hashtableValue(tableOf(input), maps, ({ group, types }) => ({
      Group: cell(group),
      Types: types?.map(({ entry, key, proxy }) => entryValue(entry, { Key: cell(key), Proxy: cell(proxy) })),
    })),
  };
};

export const typeMapTargetsKind: Kind = (input) => {
  const targets = typeMapTargets(input.context, wholeSection(input), importLookupOf(input));
  return { value: hashtableValue(tableOf(input), targets, ({ group, modules }) => ({ Group: cell(group), Modules: modules.map(cell) })) };
};

function tableOf({ context }: KindInput): NativeHashtable {
  return new NativeHashtable(new ByteCursor(context.space.bytes, 0));
}

function entryValue({ bucket, lowHash }: HashtableEntry, payload: object): object {
  return { Bucket: bucket, LowHash: lowHash, Payload: payload };
}

function cell({ importSection, cell: index }: CellReference): object {
  return { ImportSection: importSection, Cell: index };
}
