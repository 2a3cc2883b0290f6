import type { Image } from '../../image/image.js';
import { missingRow } from '../imports/token-rows.js';
import { tokensIn } from '../imports/tokens-in.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** The tokens in the signatures of instances are rows of their modules, if these are at hand (r2r-format 6.2, 8.6). */
export const instanceTokens: Rule<Image> = {
  requirement: 'MSIG-4',
  structure: 'method-signatures',
  *check(image): Iterable<Fault> {
    let index = 0;
    for (const { method } of image.instanceEntryPoints?.entries() ?? []) {
      const path = `InstanceMethodEntryPoints[${index++}]`;
      for (const token of tokensIn(method)) {
        const message = missingRow(image, token);
        if (message !== undefined) yield { range: method.range, path, message };
      }
    }
  },
};
