import { readTypeGenericInfoMap } from '../../image/type-generic-info-map.js';
import { givenRowCount } from './given.js';
import type { Kind } from './kind.js';
import { wholeSection } from './section-kind.js';

export const typeGenericInfoMapKind: Kind = (input) => {
  const types = readTypeGenericInfoMap(input.context, wholeSection(input), givenRowCount(input.given, 'TypeDef'));
  return { value: { Count: types.length, Types: types } };
};
