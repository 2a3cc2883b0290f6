import type { Metadata } from '../../../../reference/metadata/metadata.js';
import { tableOf, token, ridOf } from '../../../../reference/metadata/tokens.js';
import type { Check, Subject } from '../subject.js';

/** MethodIsGenericMap, EnclosingTypeMap and TypeGenericInfoMap say what the metadata says (r2r-format 8.17 to 8.19). */
export const moduleMaps: Check = {
  name: 'module maps',
  *run(subject: Subject): Iterable<string> {
    for (const module of subject.image.modules) {
      const { metadata } = module;
      if (metadata === undefined) continue;
      const generics = genericParameters(metadata);
      const methods = module.methodIsGenericMap;
      if (methods !== undefined) {
        subject.looked('rows of MethodIsGenericMap', methods.count);
        for (let rid = 1; rid <= methods.count; rid++) {
          if (methods.isGeneric(rid) !== generics.methods.has(rid)) yield `MethodIsGenericMap: method ${rid}`;
        }
      }
      for (const [index, enclosing] of (module.enclosingTypeMap ?? []).entries()) {
        subject.looked('rows of EnclosingTypeMap');
        if (enclosing !== metadata.ownership.enclosingType(index + 1)) yield `EnclosingTypeMap: type ${index + 1}`;
      }
      for (const [index, info] of (module.typeGenericInfoMap ?? []).entries()) {
        subject.looked('rows of TypeGenericInfoMap');
        const expected = generics.types.get(index + 1) ?? 0;
        if (info !== expected) yield `TypeGenericInfoMap: type ${index + 1} has ${info} instead of ${expected}`;
      }
    }
  },
};

/** GenericParamAttributes (ECMA-335 II.23.1.7). */
const VARIANCE = 0x3;
const MAX_COUNT = 3;
const HAS_CONSTRAINTS = 4;
const HAS_VARIANCE = 8;

/** The rows of MethodDef with generic parameters, and four bits for each row of TypeDef with some. */
function genericParameters(metadata: Metadata): { methods: Set<number>; types: Map<number, number> } {
  const constrained = new Set<number>();
  for (let row = 1; row <= metadata.rowCount('GenericParamConstraint'); row++) {
    constrained.add(metadata.get('GenericParamConstraint', row, 'Owner'));
  }
  const methods = new Set<number>();
  const types = new Map<number, number>();
  for (let row = 1; row <= metadata.rowCount('GenericParam'); row++) {
    const owner = token(metadata.get('GenericParam', row, 'Owner'));
    const flags = metadata.get('GenericParam', row, 'Flags');
    if (tableOf(owner) === 'MethodDef') methods.add(ridOf(owner));
    else types.set(ridOf(owner), withParameter(types.get(ridOf(owner)) ?? 0, flags, constrained.has(row)));
  }
  return { methods, types };
}

function withParameter(info: number, flags: number, isConstrained: boolean): number {
  const count = Math.min((info & MAX_COUNT) + 1, MAX_COUNT);
  const constraints = isConstrained || (flags & ~VARIANCE) !== 0 ? HAS_CONSTRAINTS : 0;
  const variance = (flags & VARIANCE) !== 0 ? HAS_VARIANCE : 0;
  return (info & ~MAX_COUNT) | count | constraints | variance;
}
