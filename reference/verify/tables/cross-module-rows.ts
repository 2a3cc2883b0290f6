import type { Image } from '../../image/image.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import { isMethod } from './inlining-rows.js';

/** Section 119: rows are methods of their modules, and cells and rows of inliners ascend (r2r-format 8.15). */
export const crossModuleRows: Rule<Image> = {
  requirement: 'XREF-15',
  structure: 'cross-module-inlining',
  *check(image): Iterable<Fault> {
    for (const { inlinee, inliners, crossModuleInliners, range } of image.crossModuleInlining?.entries() ?? []) {
      const found = { range, path: 'CrossModuleInlineInfo' };
      const home = 'cell' in inlinee ? 0 : inlinee.module;
      if (!('cell' in inlinee) && !isMethod(image, home, inlinee)) yield { ...found, message: `the inlinee ${inlinee.rid} is no method of module ${home}` };
      for (const { rid, module = home } of inliners) {
        if (!isMethod(image, module, { rid })) yield { ...found, message: `the inliner ${rid} is no method of module ${module}` };
      }
      if (crossModuleInliners.some((cell, at) => at > 0 && cell <= crossModuleInliners[at - 1])) yield { ...found, message: 'the cells of inliners do not ascend' };
    }
  },
};
