import type { ImageModule } from '../../image/image-module.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** Section 110: inliners ascend and are methods of the module. Whose the inlinees are is not said: their rows may exceed the table (r2r-format 8.7). */
export const inliningRecords: Rule<ImageModule> = {
  requirement: 'IIN-3',
  structure: 'inlining-info',
  *check(module): Iterable<Fault> {
    const rows = module.metadata?.rowCount('MethodDef') ?? Infinity;
    for (const { inlineeRid, inlinerRids } of module.inliningRecords ?? []) {
      const last = Math.max(...inlinerRids);
      if (last > rows) yield { path: 'InliningInfo', message: `method ${last} of ${rows} is said to have inlined ${inlineeRid}` };
    }
  },
};
