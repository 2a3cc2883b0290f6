import type { Image } from '../../image/image.js';
import type { RuntimeFunctions } from '../../image/runtime-functions.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** What section 120 calls hot is the main body of a method, and the cold parts stand behind all hot ones (r2r-format 8.16). */
export const hotAndCold: Rule<RuntimeFunctions> = {
  requirement: 'XREF-12',
  structure: 'hot-cold-map',
  *check(_, { hotColdMap, functionExtents }: Image): Iterable<Fault> {
    if (hotColdMap === undefined || hotColdMap.length === 0) return;
    const { entries } = functionExtents;
    const mains = new Set(entries);
    const last = entries[entries.length - 1] ?? -1;
    for (const [index, { hot, cold, range }] of hotColdMap.entries()) {
      const found = { range, path: `HotColdMap[${index}]` };
      if (!mains.has(hot)) yield { ...found, message: `function ${hot} has a cold part and is no main body` };
      if (cold <= last) yield { ...found, message: `the cold part ${cold} stands in front of the main body ${last}` };
    }
  },
};
