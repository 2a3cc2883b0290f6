import type { ImageModule } from '../../image/image-module.js';
import type { Metadata } from '../../metadata/metadata.js';
import { ridOf, tableOf, token } from '../../metadata/tokens.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** Section 123 says of each type how many generic parameters it has, and whether these have constraints and variance (r2r-format 8.19). */
export const genericInfo: Rule<ImageModule> = {
  requirement: 'TGI-2',
  structure: 'type-generic-info-map',
  *check({ typeGenericInfoMap, metadata }): Iterable<Fault> {
    if (typeGenericInfoMap === undefined || metadata === undefined) return;
    const expected = genericTypes(metadata);
    for (const [index, info] of typeGenericInfoMap.entries()) {
      const value = expected.get(index + 1) ?? 0;
      if (info !== value) yield { path: `TypeGenericInfoMap[${index}]`, message: `type ${index + 1} has ${value}, not ${info}` };
    }
  },
};

/** GenericParamAttributes (ECMA-335 II.23.1.7). */
const VARIANCE = 0x3;
const MAX_COUNT = 3;
const HAS_CONSTRAINTS = 4;
const HAS_VARIANCE = 8;

/** Four bits for each row of TypeDef with generic parameters. */
function genericTypes(metadata: Metadata): Map<number, number> {
  const constrained = new Set<number>();
  for (let row = 1; row <= metadata.rowCount('GenericParamConstraint'); row++) constrained.add(metadata.get('GenericParamConstraint', row, 'Owner'));
  const types = new Map<number, number>();
  for (let row = 1; row <= metadata.rowCount('GenericParam'); row++) {
    const owner = token(metadata.get('GenericParam', row, 'Owner'));
    if (tableOf(owner) !== 'TypeDef') continue;
    const flags = metadata.get('GenericParam', row, 'Flags');
    types.set(ridOf(owner), withParameter(types.get(ridOf(owner)) ?? 0, flags, constrained.has(row)));
  }
  return types;
}

function withParameter(info: number, flags: number, isConstrained: boolean): number {
  const count = Math.min((info & MAX_COUNT) + 1, MAX_COUNT);
  const constraints = isConstrained || (flags & ~VARIANCE) !== 0 ? HAS_CONSTRAINTS : 0;
  const variance = (flags & VARIANCE) !== 0 ? HAS_VARIANCE : 0;
  return (info & ~MAX_COUNT) | count | constraints | variance;
}
