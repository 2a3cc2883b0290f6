import { InstanceEntryPoints } from '../../image/instance-entry-points.js';
import { cellRanges } from './fixup-lists.js';
import { givenFunctionCount } from './given.js';
import { hashtableValue } from './hashtable-value.js';
import type { Kind } from './kind.js';
import { entryValue } from './method-entry-element.js';
import { methodValue } from './method-signatures.js';
import { wholeSection } from './section-kind.js';
import { signatureContextOf } from './signature-kind.js';

export const instanceEntryPointsKind: Kind = (input) => {
  const table = new InstanceEntryPoints(input.context, wholeSection(input), signatureContextOf(input), givenFunctionCount(input.given));
  const sections = cellRanges(input.given);
  return {
    value: hashtableValue(table.table, table.entries(), (entry) => ({
      Method: methodValue(entry.method),
      Entry: entryValue(entry, table, input.context.target.pointerSize, sections),
    })),
  };
};
