import { AvailableTypes } from '../../image/available-types.js';
import { givenRowCount } from './given.js';
import { hashtableValue } from './hashtable-value.js';
import type { Kind } from './kind.js';
import { wholeSection } from './section-kind.js';

export const availableTypesKind: Kind = (input) => {
  const types = new AvailableTypes(input.context, wholeSection(input), (table) => givenRowCount(input.given, table));
  return { value: hashtableValue(types.table, types.entries(), ({ table, rid }) => ({ Table: table, Rid: rid })) };
};
