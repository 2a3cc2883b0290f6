import type { Image } from '../image/image.js';
import { IMPORT_SECTION_FLAGS } from '../image/import-section-kinds.js';
import { rva } from '../io/addresses.js';

const THUMB_BIT = 1;

/** Where the thunks begin that lazy cells lead to, as file offsets (r2r-format 7.2). @throws R2RError `rva.outside` */
export function thunkTargets({ context, target, file, importSections }: Image): Set<number> {
  const targets = new Set<number>();
  const imageBase = file.pe?.optionalHeader.imageBase ?? 0n;
  for (const { flags, section } of importSections) {
    if ((flags & IMPORT_SECTION_FLAGS.PCode) === 0) continue;
    const cursor = context.space.cursorOver(section.rva, section.size);
    while (cursor.remaining >= target.pointerSize) {
      const word = target.pointerSize === 8 ? cursor.u64() : BigInt(cursor.u32());
      if (word <= imageBase) continue;
      const address = Number(word - imageBase);
      targets.add(context.space.offsetOf(rva(target.machine === 'ARMNT' ? address & ~THUMB_BIT : address)));
    }
  }
  return targets;
}
