import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readNativeUnsigned } from '../native-format/integers.js';
import type { Fixup } from '../signatures/fixup.js';
import { FIXUP_KINDS } from '../signatures/fixup-kinds.js';
import type { ImportSection } from './import-sections.js';

/** An import cell named by a type map. */
export interface CellReference {
  readonly importSection: number;
  readonly cell: number;
  readonly range: ByteRange;
}

/** The import cells of the image, to check references against. */
export interface ImportLookup {
  readonly sections: readonly Pick<ImportSection, 'cellCount'>[];
  fixup(importSection: number, cell: number): Pick<Fixup, 'kind' | 'operand'>;
}

const HELPER_MODULE = 1;

/**
 * Reads nuint import section, nuint cell (r2r-format 8.20).
 * @param imports undefined if they are not at hand: then the reference is not checked
 * @param expected what the cell must be: a TypeHandle, or a Module helper
 * @throws R2RError `type-map.cell`, `native-integer.first-byte`, `truncated`
 */
export function readCellReference(cursor: ByteCursor, imports: ImportLookup | undefined, expected: 'type' | 'module'): CellReference {
  const start = cursor.offset;
  const importSection = readNativeUnsigned(cursor);
  const cell = readNativeUnsigned(cursor);
  const range = cursor.rangeFrom(start);
  if (imports !== undefined && !isExpected(imports, importSection, cell, expected)) {
    throw new R2RError('type-map.cell', `cell ${cell} of import section ${importSection} is no ${expected} of this image`, { range });
  }
  return { importSection, cell, range };
}

function isExpected(imports: ImportLookup, importSection: number, cell: number, expected: 'type' | 'module'): boolean {
  if (importSection >= imports.sections.length || cell >= imports.sections[importSection].cellCount) return false;
  const { kind, operand } = imports.fixup(importSection, cell);
  return expected === 'type' ? kind === FIXUP_KINDS.TypeHandle : operand.form === 'helper' && operand.helper === HELPER_MODULE;
}
