import type { ImageModule } from '../../image/image-module.js';
import type { Image } from '../../image/image.js';
import type { MethodOfModule } from '../../image/inlining-info-2.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** Section 114: inlinee and inliners are methods of the modules that they are said to be in, as far as these are at hand (r2r-format 8.10). */
export const inliningRows: Rule<ImageModule> = {
  requirement: 'XREF-15',
  structure: 'inlining-info-2',
  *check(module, image): Iterable<Fault> {
    for (const { inlinee, inliners, range } of module.inliningInfo2?.entries() ?? []) {
      for (const method of [inlinee, ...inliners]) {
        if (!isMethod(image, method.module ?? module.moduleIndex, method)) {
          yield { range, path: 'InliningInfo2', message: `row ${method.rid} is no method of module ${method.module ?? module.moduleIndex}` };
        }
      }
    }
  },
};

/** False if the module is at hand and has no such row of MethodDef. @throws R2RError */
export function isMethod({ resolver }: Image, module: number, { rid }: Pick<MethodOfModule, 'rid'>): boolean {
  const metadata = resolver.names(module)?.metadata;
  return rid >= 1 && (metadata === undefined || rid <= metadata.rowCount('MethodDef'));
}
