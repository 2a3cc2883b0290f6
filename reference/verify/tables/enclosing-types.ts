import type { ImageModule } from '../../image/image-module.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** Section 122 has the enclosing type of each type (r2r-format 8.18). */
export const enclosingTypes: Rule<ImageModule> = {
  requirement: 'ETM-2',
  structure: 'enclosing-type-map',
  *check({ enclosingTypeMap = [], metadata }): Iterable<Fault> {
    if (metadata === undefined) return;
    for (const [index, enclosing] of enclosingTypeMap.entries()) {
      const expected = metadata.ownership.enclosingType(index + 1);
      if (enclosing !== expected) yield { path: `EnclosingTypeMap[${index}]`, message: `type ${index + 1} is nested in ${expected}, not in ${enclosing}` };
    }
  },
};
