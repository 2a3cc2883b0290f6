import type { ImageModule } from '../../../../reference/image/image-module.js';
import type { Check, Subject } from '../subject.js';

/** Inliners are rows of MethodDef of the module that they are said to be in, ascend, and so are the inlinees of version 2. */
export const inlining: Check = {
  name: 'inlining',
  *run(subject: Subject): Iterable<string> {
    for (const module of subject.image.modules) {
      yield* version1(subject, module);
      yield* version2(subject, module);
    }
    yield* crossModule(subject);
  },
};

/** The inlinee's module is not recorded: its rid may exceed the rows (r2r-format 8.7). */
function* version1(subject: Subject, { metadata, inliningRecords }: ImageModule): Iterable<string> {
  for (const { inlineeRid, inlinerRids } of inliningRecords ?? []) {
    subject.looked('inliners of InliningInfo', inlinerRids.length);
    if (inlinerRids.some((rid, at) => at > 0 && rid < inlinerRids[at - 1])) yield `InliningInfo: the inliners of ${inlineeRid} do not ascend`;
    const last = inlinerRids[inlinerRids.length - 1];
    if (metadata !== undefined && last > metadata.rowCount('MethodDef')) yield `InliningInfo: inliner ${last} is no row`;
  }
}

function* version2(subject: Subject, module: ImageModule): Iterable<string> {
  for (const { inlinee, inliners } of module.inliningInfo2?.entries() ?? []) {
    subject.looked('inliners of InliningInfo2', inliners.length);
    for (const method of [inlinee, ...inliners]) {
      if (!isRow(subject, method.module ?? module.moduleIndex, method.rid)) yield `InliningInfo2: ${method.rid} is no row of module ${method.module ?? module.moduleIndex}`;
    }
  }
}

function* crossModule(subject: Subject): Iterable<string> {
  for (const { inlinee, inliners, crossModuleInliners } of subject.image.crossModuleInlining?.entries() ?? []) {
    subject.looked('inliners of CrossModuleInlineInfo', inliners.length + crossModuleInliners.length);
    if (crossModuleInliners.some((cell, at) => at > 0 && cell <= crossModuleInliners[at - 1])) yield 'CrossModuleInlineInfo: the cells do not ascend';
    if (inliners.some(({ rid }, at) => at > 0 && rid < inliners[at - 1].rid)) yield 'CrossModuleInlineInfo: the inliners do not ascend';
    const home = 'cell' in inlinee ? 0 : inlinee.module;
    if (!('cell' in inlinee) && !isRow(subject, home, inlinee.rid)) yield `CrossModuleInlineInfo: inlinee ${inlinee.rid} is no row of module ${home}`;
    for (const { rid, module = home } of inliners) {
      if (!isRow(subject, module, rid)) yield `CrossModuleInlineInfo: inliner ${rid} is no row of module ${module}`;
    }
  }
}

/** Whether a module, if it is at hand, has such a row of MethodDef. */
function isRow({ image }: Subject, module: number, rid: number): boolean {
  const metadata = image.resolver.names(module)?.metadata;
  return rid >= 1 && (metadata === undefined || rid <= metadata.rowCount('MethodDef'));
}
