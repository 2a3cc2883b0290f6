import type { EntryPoint } from '../image/entry-point.js';
import { readFixupList } from '../image/fixup-list.js';
import type { Image } from '../image/image.js';
import type { ByteCursor } from '../io/cursor.js';
import type { FunctionExtents } from './function-extents.js';

/** What the facets `methods` and `instanceMethods` have in common. */
export interface EntryPointFact {
  readonly entryRuntimeFunctionIndex: number;
  /** The entry and its funclets. */
  readonly runtimeFunctionCount: number;
  /** As stored: on ARM with the Thumb bit. */
  readonly rva: number;
  readonly fixups: readonly { readonly importSection: number; readonly slot: number }[];
}

/** @param cursorAt gives a cursor at a fixup list of the table that the entry point comes from */
export function entryPointFact(
  entry: EntryPoint,
  image: Image,
  extents: FunctionExtents,
  cursorAt: { fixupCursor(position: number): ByteCursor },
): EntryPointFact {
  const { runtimeFunctionIndex, fixups } = entry;
  const rva = image.runtimeFunctions?.read(runtimeFunctionIndex).begin ?? 0;
  const list = fixups === undefined ? [] : readFixupList(cursorAt.fixupCursor(fixups), image.target.pointerSize, image.importSections).cells;
  return {
    entryRuntimeFunctionIndex: runtimeFunctionIndex,
    runtimeFunctionCount: extents.countAt(runtimeFunctionIndex),
    rva,
    fixups: list,
  };
}
