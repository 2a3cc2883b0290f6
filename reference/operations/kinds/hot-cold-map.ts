import { readHotColdMap } from '../../image/hot-cold-map.js';
import { rva } from '../../io/addresses.js';
import { givenFunctionCount } from './given.js';
import type { Kind } from './kind.js';

export const hotColdMapKind: Kind = ({ context, size, given }) => {
  const pairs = readHotColdMap(context, { rva: rva(0), size }, givenFunctionCount(given));
  return { value: { Pairs: pairs.map(({ cold, hot }) => ({ Cold: cold, Hot: hot })) }, end: size };
};
