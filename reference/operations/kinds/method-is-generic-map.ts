import { MethodIsGenericMap } from '../../image/method-is-generic-map.js';
import { givenRowCount } from './given.js';
import type { Kind } from './kind.js';
import { wholeSection } from './section-kind.js';

export const methodIsGenericMapKind: Kind = (input) => {
  const map = new MethodIsGenericMap(input.context, wholeSection(input), givenRowCount(input.given, 'MethodDef'));
  return { value: { Count: map.count, GenericRows: [...map.genericRids()] } };
};
