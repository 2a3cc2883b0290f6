import { ByteCursor } from '../../io/cursor.js';
import { TABLE_SCHEMAS } from '../../metadata/table-schemas.js';
import { readTableStreamHeader, rowSizeOf } from '../../metadata/table-stream.js';
import type { Kind } from './kind.js';

/** The header of a table stream alone: its row counts say how long rows are, whether they are there or not. */
export const metadataTablesKind: Kind = ({ context }) => {
  const cursor = new ByteCursor(context.space.bytes, 0, undefined, 'record');
  const header = readTableStreamHeader(cursor);
  const names = [...header.rowCounts.keys()];
  return {
    value: {
      Present: names.map((name) => TABLE_SCHEMAS[name].id),
      StoredCounts: [...header.rowCounts.values()],
      PresentRowSizes: names.map((name) => rowSizeOf(name, header)),
    },
    end: cursor.offset,
  };
};
