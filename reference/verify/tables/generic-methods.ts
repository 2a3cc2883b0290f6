import type { ImageModule } from '../../image/image-module.js';
import { tableOf, ridOf, token } from '../../metadata/tokens.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** Section 121 says of each method whether it has generic parameters (r2r-format 8.17). */
export const genericMethods: Rule<ImageModule> = {
  requirement: 'MGM-2',
  structure: 'method-is-generic-map',
  *check({ methodIsGenericMap, metadata }): Iterable<Fault> {
    if (methodIsGenericMap === undefined || metadata === undefined) return;
    const generic = new Set<number>();
    for (let row = 1; row <= metadata.rowCount('GenericParam'); row++) {
      const owner = token(metadata.get('GenericParam', row, 'Owner'));
      if (tableOf(owner) === 'MethodDef') generic.add(ridOf(owner));
    }
    for (let rid = 1; rid <= methodIsGenericMap.count; rid++) {
      const says = methodIsGenericMap.isGeneric(rid);
      if (says !== generic.has(rid)) yield { path: `MethodIsGenericMap[${rid - 1}]`, message: `method ${rid} is ${says ? 'not ' : ''}generic` };
    }
  },
};
