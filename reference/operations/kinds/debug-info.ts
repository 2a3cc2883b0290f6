import { DebugInfoTable, partCursor, type DebugInfo } from '../../debug-info/debug-info.js';
import type { ReadContext } from '../../image/context.js';
import { rva } from '../../io/addresses.js';
import type { ByteRange } from '../../io/ranges.js';
import { boundValue } from './debug-bounds.js';
import { variableValue } from './debug-variables.js';
import type { Kind } from './kind.js';

export const debugInfoKind: Kind = ({ context, size }) => {
  const table = new DebugInfoTable(context, { rva: rva(0), size });
  return {
    value: {
      Count: table.array.count,
      Elements: Array.from(table.entries(), (info) => ({ Index: info.index, Value: { Lookback: info.lookback, Blob: blobValue(info, context) } })),
    },
  };
};

function blobValue({ header, bounds, variables }: DebugInfo, context: ReadContext): object {
  const bytes = (part: ByteRange): string | undefined => (isEmpty(part) ? undefined : Buffer.from(partCursor(context, part).take(part.end - part.start)).toString('base64'));
  return {
    IsFat: header.fat,
    Bounds: isEmpty(header.bounds) ? undefined : bounds.map((entry) => boundValue(entry, context)),
    Variables: isEmpty(header.variables) ? undefined : variables.map(variableValue),
    UninstrumentedBounds: bytes(header.uninstrumentedBounds),
    Patchpoint: bytes(header.patchpoint),
    RichInfo: bytes(header.richInfo),
    AsyncInfo: bytes(header.asyncInfo),
  };
}

function isEmpty({ start, end }: ByteRange): boolean {
  return start === end;
}
