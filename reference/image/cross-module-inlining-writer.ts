import type { ByteWriter } from '../io/byte-writer.js';
import { writeCountedSequence } from '../native-format/counted-sequence-writer.js';
import { CROSS_MODULE_INLINE_FLAGS as FLAGS, INLINEE_INDEX_SHIFT, INLINER_HAS_MODULE, INLINER_RID_SHIFT, type CrossModuleInliningEntry } from './cross-module-inlining.js';

/**
 * Writes the payload of an entry of section 119 (CrossModuleInlining has the layout).
 * @param hasModules header flag MULTIMODULE_VERSION_BUBBLE
 */
export function writeCrossModuleInlining(
  writer: ByteWriter,
  { inlinee, crossModuleInliners, inliners }: Omit<CrossModuleInliningEntry, 'entry' | 'range'>,
  hasModules: boolean,
): void {
  const values: number[] = [];
  const cellFlag = crossModuleInliners.length > 0 ? FLAGS.HasCrossModuleInliners : 0;
  if ('cell' in inlinee) {
    values.push(inlinee.cell * 2 ** INLINEE_INDEX_SHIFT + (FLAGS.CrossModuleInlinee | cellFlag));
  } else {
    values.push(inlinee.rid * 2 ** INLINEE_INDEX_SHIFT + cellFlag);
    if (hasModules) values.push(inlinee.module);
  }
  if (crossModuleInliners.length > 0) values.push(crossModuleInliners.length, ...crossModuleInliners);
  let previous = 0;
  for (const { rid, module } of inliners) {
    const distance = rid - previous;
    values.push(hasModules ? distance * 2 ** INLINER_RID_SHIFT + (module === undefined ? 0 : INLINER_HAS_MODULE) : distance);
    if (module !== undefined) values.push(module);
    previous = rid;
  }
  writeCountedSequence(writer, values);
}
