import type { PgoElement, PgoHandle } from '../../image/pgo-schema.js';
import { writePgoSchema } from '../../image/pgo-schema-writer.js';
import { pgoSchemaKind } from '../kinds/pgo-instrumentation.js';
import { integerIn, noEncoding } from './encoding.js';
import { bits, list, listOf, membersOf, signed } from './members.js';
import { structureEncoding } from './structure.js';

const MIN = -(2n ** 63n);
const MAX = 2n ** 63n - 1n;
/** Ids and cells share 64 bits with four of another meaning. */
const MAX_ID = 2n ** 60n - 1n;

export const pgoSchemaEncoding = structureEncoding(pgoSchemaKind, 'record', (writer, value) => writePgoSchema(writer, listOf(value, pgoElementOf)));

/** The element of a profile that a published value says. @throws R2RError `value.range` */
export function pgoElementOf(value: unknown): Omit<PgoElement, 'range'> {
  const members = membersOf(value);
  return {
    ilOffset: signed(members, 'ILOffset'),
    type: signed(members, 'Type'),
    count: signed(members, 'Count'),
    other: signed(members, 'Other'),
    values: list(members, 'Values', valueOf) as PgoElement['values'],
  };
}

function valueOf(value: unknown): bigint | PgoHandle {
  if (typeof value === 'string') return integerIn(value, MIN, MAX, 'record');
  const members = membersOf(value);
  switch (members.Kind) {
    case 'null':
      return { kind: 'null' };
    case 'unknown':
      return { kind: 'unknown', id: integerIn(members.Id, 0n, MAX_ID, 'record') };
    case 'cell':
      return { kind: 'cell', importSection: bits(members, 'ImportSection', 4), cell: integerIn(members.Cell, 0n, MAX_ID, 'record') };
    default:
      throw noEncoding(value, 'record');
  }
}
