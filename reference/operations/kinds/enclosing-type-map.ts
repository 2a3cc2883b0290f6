import { readEnclosingTypeMap } from '../../image/enclosing-type-map.js';
import { givenRowCount } from './given.js';
import type { Kind } from './kind.js';
import { wholeSection } from './section-kind.js';

export const enclosingTypeMapKind: Kind = (input) => {
  const rows = readEnclosingTypeMap(input.context, wholeSection(input), givenRowCount(input.given, 'TypeDef'));
  return { value: { Count: rows.length, EnclosingRows: rows } };
};
