import type { Image } from '../../image/image.js';
import { IMPORT_SECTION_TYPES } from '../../image/import-section-kinds.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { CellOfSection } from './subjects.js';

/** DelayLoad_MethodCall, through which the thunks of call cells go (r2r-format 7.2, 7.10). */
const DELAY_LOAD_METHOD_CALL = 8;

/** An image with call cells has the helper that binds them. */
export const delayLoadHelper: Rule<readonly CellOfSection[]> = {
  requirement: 'CELL-5',
  structure: 'import-cells',
  *check(cells, { importSections, target: { machine } }: Image): Iterable<Fault> {
    const calls = importSections.find(({ type, cellCount }) => type === IMPORT_SECTION_TYPES.StubDispatch && cellCount > 0);
    if (calls === undefined || machine === 'WASM32') return;
    if (cells.some(({ cell: { fixup } }) => fixup.operand.form === 'helper' && fixup.operand.helper === DELAY_LOAD_METHOD_CALL)) return;
    yield { range: calls.range, message: 'call cells, and no cell with the helper DelayLoad_MethodCall' };
  },
};
