import { R2RError } from '../../errors.js';
import { readFixupList } from '../../image/fixup-list.js';
import type { ImageModule } from '../../image/image-module.js';
import type { Image } from '../../image/image.js';
import { readImportCell } from '../../image/import-sections.js';
import { tokenHex, tokenOf } from '../../metadata/tokens.js';
import { codeOwner } from './code-owner.js';
import { isPreset } from './eager-cells.js';
import { holdsOnMachine } from './instruction-sets.js';
import { orError, type Subject } from './subject.js';

/** Methods of an accepted image whose native code is not used, by token. */
export interface MethodOutcomes {
  readonly dropped: string[];
  readonly throwsAtCall: string[];
}

/**
 * What becomes of the methods with native code whose fixup lists have a cell that cannot be filled (B-07): a check that fails and
 * a kind that is not known drop the method, a signature that cannot be read throws at its call.
 */
export function methodOutcomes(subject: Subject): MethodOutcomes | R2RError {
  const outcomes: MethodOutcomes = { dropped: [], throwsAtCall: [] };
  const image = codeOwner(subject);
  const module = orError(() => moduleOf(subject, image));
  if (module instanceof R2RError) return module;
  if (image === undefined || module === undefined) return outcomes;
  const read = orError(() => {
    const table = module.methodEntryPoints;
    for (const entry of table?.entries() ?? []) {
      if (table === undefined || entry.fixups === undefined) continue;
      const { cells } = readFixupList(table.fixupCursor(entry.fixups), image.target.pointerSize, image.importSections);
      const fate = cells.map((cell) => fateOf(subject, image, cell.importSection, cell.slot)).find((each) => each !== 'filled');
      if (fate !== undefined) outcomes[fate].push(tokenHex(tokenOf('MethodDef', entry.rid)).toLowerCase());
    }
  });
  return read instanceof R2RError ? read : outcomes;
}

/** The component of the composite, or the image's one module. */
function moduleOf(subject: Subject, image: Image | undefined): ImageModule | undefined {
  if (!subject.hasFlag('COMPONENT')) return image?.modules[0];
  return subject.image instanceof R2RError ? undefined : subject.image.ownerModule;
}

function fateOf({ runtime }: Subject, image: Image, sectionIndex: number, index: number): 'filled' | 'dropped' | 'throwsAtCall' {
  const section = image.importSections[sectionIndex];
  // A cell that holds something counts as filled (C-02).
  if (isPreset(image, section, index)) return 'filled';
  const cell = orError(() => readImportCell(image.context, section, index, image.signatures));
  if (cell instanceof R2RError) return cell.code === 'fixup.kind' ? 'dropped' : 'throwsAtCall';
  const { operand } = cell.fixup;
  return operand.form !== 'instruction-sets' || holdsOnMachine(operand, runtime) ? 'filled' : 'dropped';
}
