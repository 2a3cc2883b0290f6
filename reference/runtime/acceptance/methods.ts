import { R2RError } from '../../errors.js';
import { readFixupList } from '../../image/fixup-list.js';
import type { ImageModule } from '../../image/image-module.js';
import type { Image } from '../../image/image.js';
import { tokenHex, tokenOf } from '../../metadata/tokens.js';
import { CellFates, type Fate } from './cell-fate.js';
import { codeOwner } from './code-owner.js';
import { isStrippedBody } from './stripped-body.js';
import { orError, type Subject } from './subject.js';

/** Methods of an accepted image whose native code is not used, by token. */
export interface MethodOutcomes {
  readonly dropped: string[];
  readonly throwsAtCall: string[];
  readonly fatalAtCall: string[];
  /** The process ends while one of them is prepared. */
  readonly fatal: string[];
}

/**
 * What becomes of the methods with native code whose fixup lists have a cell that cannot be filled. The first such cell of a list
 * decides (B-07): a check that fails and a kind that is not known drop the method, a signature that cannot be read or resolved
 * throws at its call (B-08), a verification that fails ends the process.
 */
export function methodOutcomes(subject: Subject): MethodOutcomes | R2RError {
  const outcomes: MethodOutcomes = { dropped: [], throwsAtCall: [], fatalAtCall: [], fatal: [] };
  const image = codeOwner(subject);
  const module = orError(() => moduleOf(subject, image));
  if (module instanceof R2RError) return module;
  if (image === undefined || module === undefined) return outcomes;
  const cellFates = new CellFates(subject, image);
  const read = orError(() => {
    const table = module.methodEntryPoints;
    for (const entry of table?.entries() ?? []) {
      if (table === undefined) continue;
      const cells = entry.fixups === undefined ? [] : readFixupList(table.fixupCursor(entry.fixups), image.target.pointerSize, image.importSections).cells;
      const owner = cellFates.fateOfOwner(module.moduleIndex, entry.rid);
      const fate = owner === 'filled' ? firstFate(cellFates, cells) : owner;
      if (fate !== 'filled') outcomes[withoutBody(subject, entry.rid, fate)].push(tokenHex(tokenOf('MethodDef', entry.rid)).toLowerCase());
    }
  });
  return read instanceof R2RError ? read : outcomes;
}

function firstFate(fates: CellFates, cells: readonly { readonly importSection: number; readonly slot: number }[]): Fate {
  for (const { importSection, slot } of cells) {
    const fate = fates.fateOf(importSection, slot);
    if (fate !== 'filled') return fate;
  }
  return 'filled';
}

/** A method without native code needs its IL, and asking for a body that was stripped ends the process. */
function withoutBody(subject: Subject, rid: number, fate: Exclude<Fate, 'filled'>): keyof MethodOutcomes {
  return fate === 'dropped' && subject.hasFlag('STRIPPED_IL_BODIES') && isStrippedBody(subject, rid) ? 'fatalAtCall' : fate;
}

/** The component of the composite, or the image's one module. */
function moduleOf(subject: Subject, image: Image | undefined): ImageModule | undefined {
  if (!subject.hasFlag('COMPONENT')) return image?.modules[0];
  return subject.image instanceof R2RError ? undefined : subject.image.ownerModule;
}
