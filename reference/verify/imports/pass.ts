import { gcRefMaps } from '../../image/gc-ref-map.js';
import type { Image } from '../../image/image.js';
import { readImportCell, type ImportCell, type ImportSection } from '../../image/import-sections.js';
import { WorkBudget } from '../../io/work-budget.js';
import { GenericCounts } from '../generic-counts.js';
import type { Claim, Rule } from '../rule.js';
import type { Verification } from '../verification.js';
import { argumentCounts } from './argument-counts.js';
import { callMaps } from './call-maps.js';
import { cellContents } from './cell-contents.js';
import { cellKinds } from './cell-kinds.js';
import { delayLoadHelper } from './delay-load-helper.js';
import { entrySize } from './entry-size.js';
import { introducedKinds } from './introduced-kinds.js';
import { moduleCell } from './module-cell.js';
import { operandTypes } from './operand-types.js';
import { separateCells } from './separate-cells.js';
import { Signatures, TOGETHER } from './signatures.js';
import { stringThunkCells } from './string-thunk-cells.js';
import type { CellOfSection } from './subjects.js';
import { tokenRows } from './token-rows.js';
import { userStrings } from './user-strings.js';

const IMAGE_RULES: readonly Rule<Image>[] = [separateCells];
const SECTION_RULES: readonly Rule<ImportSection>[] = [entrySize, callMaps, cellContents];
const CELL_RULES: readonly Rule<CellOfSection>[] = [introducedKinds, cellKinds, operandTypes, tokenRows, argumentCounts];
const GATHERED_RULES: readonly Rule<readonly CellOfSection[]>[] = [moduleCell, delayLoadHelper, stringThunkCells, userStrings];

/** The cells that rules about all of them together look at. */
const GATHERED: ReadonlySet<string> = new Set(['helper', 'string-thunks', 'string']);

const SECTIONS: Claim = { requirement: 'IMP-1', structure: 'import-sections' };
const SIGNATURE: Claim = { requirement: 'IMG-8', structure: 'fixups' };
const MAPS: Claim = { requirement: 'GRM-7', structure: 'gc-ref-maps' };

/** Section 101: the import sections, the signature of each cell, the GC ref maps of calls. */
export function verifyImports(verification: Verification): void {
  const { image } = verification;
  const sections = verification.attempt(SECTIONS, 'ImportSections', () => image.importSections) ?? [];
  verification.apply(IMAGE_RULES, image);
  const gathered: CellOfSection[] = [];
  const generics = new GenericCounts();
  const signatures = new Signatures();
  const budget = new WorkBudget(image.context.space.bytes.length);
  for (const section of sections) {
    const path = `ImportSections[${section.index}]`;
    verification.apply(SECTION_RULES, section, path);
    for (let index = 0; index < section.cellCount; index++) {
      const cell = verification.attempt(SIGNATURE, '', () => readSpending(image, section, index, budget));
      if (cell === undefined) continue;
      signatures.add(cell.fixup.range, section.index);
      const subject = { section, cell, generics };
      if (GATHERED.has(cell.fixup.operand.form)) gathered.push(subject);
      verification.apply(CELL_RULES, subject, `${path}.Cells[${index}]`);
    }
    verification.attempt(MAPS, path, () => [...gcRefMaps(image.context, section, budget)].length);
  }
  verification.reportDisjoint(signatures.apart);
  for (const fault of signatures.gaps()) verification.report(TOGETHER, fault);
  if (sections.length > 0) verification.apply(GATHERED_RULES, gathered, 'ImportSections');
}

function readSpending({ context, signatures }: Image, section: ImportSection, index: number, budget: WorkBudget): ImportCell {
  // Rows are looked up afterwards, each by itself.
  const cell = readImportCell(context, section, index, { ...signatures, rowCount: undefined });
  budget.spend(cell.fixup.range);
  return cell;
}
