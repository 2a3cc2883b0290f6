import { join } from 'node:path';
import { packageRoot } from '../../contract/package-root.js';
import { readable } from '../../../tools/docs/readable.js';
import { loadSpec } from '../../../tools/spec-machine/spec.js';

const spec = loadSpec(join(packageRoot(), 'spec'));

test.each([
  ['Size == 0 || Signatures != 0', 'Size = 0 or Signatures ≠ 0'],
  ['EntrySize == 0 ? Target.PointerSize : EntrySize', 'if EntrySize = 0 then Target.PointerSize else EntrySize'],
  ['size / Imports.READYTORUN_IMPORT_SECTION_SIZE', 'size / READYTORUN_IMPORT_SECTION_SIZE'],
  ['bitAnd(Flags, ImportSectionFlags.Eager) != 0', 'Flags has Eager'],
  ['bitAnd(Flags, ImportSectionFlags.Eager) == 0', 'Flags lacks Eager'],
  ['bitAnd(Flags, 3) == 3', '(Flags & 3) = 3'],
  ['bitAnd(Flags, 8 + 16) == 8', '(Flags & (8 + 16)) = 8'],
  ['!has(context.functionCount) || Hot < context.functionCount', 'if context.functionCount is given then Hot < context.functionCount'],
  ['!has(it.Extra)', 'Extra is not there'],
  ["format < version('9.3') ? 2 : 3", 'if format version < 9.3 then 2 else 3'],
  ['(a + b) * c - (d - 1)', '(a + b) × c − (d − 1)'],
  ['a && b || c', '(a and b) or c'],
  ['!(x in [1, 2])', 'x is not one of 1, 2'],
  ['size(Blocks.filter(b, b.Count > 0).map(b, b.Count))', 'length([b.Count for each b of [b of Blocks where b.Count > 0]])'],
  ['Entries.all(e, e.Key != 0)', 'every e of Entries: e.Key ≠ 0'],
  ["{'Count': Count, 'Rest': -1}", '{Count: Count, Rest: −1}'],
  ['shiftRight(Value, 2) + 4294967295', '(Value >> 2) + 0xFFFFFFFF'],
])('%s', (expression, expected) => {
  expect(readable(spec, expression)).toBe(expected);
});
