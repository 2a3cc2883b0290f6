import { Image } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { TABLE_SCHEMAS, type TableName } from '../../../reference/metadata/table-schemas.js';
import type { Context } from '../../contract/protocol.js';

/** Members of the context that come from metadata. */
export type Around = Partial<Pick<Context, 'rowCounts' | 'moduleIndices'>>;

/** How many rows the tables of an image have: ECMA-335 is no part of the spec, so both readers are told. */
export function metadataRows(bytes: Uint8Array, name: string): Around {
  const file = openFile(bytes, name);
  if (file.kind === 'not-r2r') return {};
  const { metadata, manifest, isComposite } = new Image(file);
  const moduleIndices = { composite: isComposite, ilAssemblyRefs: metadata?.rowCount('AssemblyRef') ?? 0, manifestAssemblyRefs: manifest?.rowCount('AssemblyRef') ?? 0 };
  if (metadata === undefined) return { moduleIndices };
  const rowCounts = Object.fromEntries((Object.keys(TABLE_SCHEMAS) as TableName[]).map((table) => [table, metadata.rowCount(table)]));
  return { moduleIndices, rowCounts };
}
