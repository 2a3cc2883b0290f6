import type { Image } from '../../image/image.js';
import { tokenOf } from '../../metadata/tokens.js';
import type { GenericInstance } from '../../signatures/type.js';
import type { Fault } from '../finding.js';
import type { GenericCounts } from '../generic-counts.js';
import type { Rule } from '../rule.js';
import type { CellOfSection } from './subjects.js';

/** A generic instance has an argument for each generic parameter of its definition, if that is at hand (r2r-format 6.1). */
export const argumentCounts: Rule<CellOfSection> = {
  requirement: 'TSIG-22',
  structure: 'type-signatures',
  *check({ cell: { fixup }, generics }, image): Iterable<Fault> {
    for (const instance of instancesIn(fixup.operand)) {
      const expected = parameterCount(image, generics, instance);
      const given = instance.arguments.length;
      if (expected !== undefined && expected !== given) yield { range: instance.range, message: `${given} arguments for a type with ${expected} generic parameters` };
    }
  },
};

function* instancesIn(node: object): Iterable<GenericInstance> {
  if (isInstance(node)) yield node;
  for (const value of Object.values(node)) {
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) yield* instancesIn(value);
  }
}

function isInstance(node: object): node is GenericInstance {
  return 'kind' in node && node.kind === 'GENERICINST' && 'definition' in node;
}

/** Undefined where the definition is not at hand: a reference names it only. */
function parameterCount({ resolver }: Image, generics: GenericCounts, { definition: { token } }: GenericInstance): number | undefined {
  const metadata = token.table === 'TypeDef' ? resolver.names(token.module)?.metadata : undefined;
  return metadata && generics.of(metadata, tokenOf('TypeDef', token.rid));
}
