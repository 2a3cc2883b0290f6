import {
  writeExternalTypeMapping,
  writeProxyTypeMapping,
  writeTypeMapGroup,
  writeTypeMapTargets,
  type NewCellReference,
} from '../../image/type-maps-writer.js';
import { hasUtf8 } from '../../io/text-writer.js';
import type { Vertex } from '../../native-format/layout.js';
import type { Kind } from '../kinds/kind.js';
import { externalTypeMapsKind, proxyTypeMapsKind, typeMapTargetsKind } from '../kinds/type-maps.js';
import { noEncoding, type Encoding } from './encoding.js';
import { hashtableEncoding, nestedHashtable } from './hashtables.js';
import { list, membersOf, optional, text, unsigned, type Members } from './members.js';

/* Sections 124 to 126 (r2r-format 8.20). */

export const externalTypeMapsEncoding = groupsEncoding(externalTypeMapsKind, (payload) => {
  const key = text(payload, 'Key');
  if (!hasUtf8(key)) throw noEncoding(key, 'record');
  const mapping = { key, target: cellReference(payload.Target) };
  return (writer) => writeExternalTypeMapping(writer, mapping);
});

export const proxyTypeMapsEncoding = groupsEncoding(proxyTypeMapsKind, (payload) => {
  const mapping = { key: cellReference(payload.Key), proxy: cellReference(payload.Proxy) };
  return (writer) => writeProxyTypeMapping(writer, mapping);
});

export const typeMapTargetsEncoding = hashtableEncoding(typeMapTargetsKind, (payload) => {
  const targets = { group: cellReference(payload.Group), modules: list(payload, 'Modules', cellReference) };
  return (writer) => writeTypeMapTargets(writer, targets);
});

function groupsEncoding(kind: Kind, mapping: (payload: Members) => Vertex['write']): Encoding {
  return hashtableEncoding(kind, (payload) => {
    const group = cellReference(payload.Group);
    const mappings = optional(payload, 'Types', (types) => nestedHashtable(types, mapping));
    return (writer) => writeTypeMapGroup(writer, group, mappings);
  });
}

function cellReference(value: unknown): NewCellReference {
  const members = membersOf(value);
  return { importSection: unsigned(members, 'ImportSection'), cell: unsigned(members, 'Cell') };
}
