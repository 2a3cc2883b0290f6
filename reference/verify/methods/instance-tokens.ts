import type { Image } from '../../image/image.js';
import { missingRows } from '../imports/token-rows.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** The tokens in the signatures of instances are rows of their modules, if these are at hand (r2r-format 6.2, 8.6). */
export const instanceTokens: Rule<Image> = {
  requirement: 'TSIG-5',
  structure: 'type-signatures',
  *check(image): Iterable<Fault> {
    let index = 0;
    for (const { method } of image.instanceEntryPoints?.entries() ?? []) {
      const path = `InstanceMethodEntryPoints[${index++}]`;
      for (const fault of missingRows(image, method)) yield { ...fault, path };
    }
  },
};
