import type { ImportCell, ImportSection } from '../../image/import-sections.js';
import type { GenericCounts } from '../generic-counts.js';

/** A cell with the import section that it stands in. */
export interface CellOfSection {
  readonly section: ImportSection;
  readonly cell: ImportCell;
  readonly generics: GenericCounts;
}
