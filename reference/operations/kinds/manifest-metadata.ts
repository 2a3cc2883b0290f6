import { readManifestMetadata } from '../../image/manifest-metadata.js';
import type { Metadata } from '../../metadata/metadata.js';
import { TABLES_BY_ID } from '../../metadata/table-schemas.js';
import type { Kind } from './kind.js';
import { wholeSection } from './section-kind.js';

export const manifestMetadataKind: Kind = (input) => {
  const metadata = readManifestMetadata(input.context, wholeSection(input));
  return { value: { RowCounts: rowCounts(metadata), AssemblyRefs: [...assemblyRefs(metadata)] } };
};

/** Of the tables that are present, with or without rows. */
function rowCounts(metadata: Metadata): object[] {
  return TABLES_BY_ID.flatMap((name, id) =>
    name !== undefined && ((metadata.tableStream.valid >> BigInt(id)) & 1n) === 1n ? [{ Table: id, Rows: metadata.rowCount(name) }] : [],
  );
}

function* assemblyRefs(metadata: Metadata): Iterable<object> {
  for (let rid = 1; rid <= metadata.rowCount('AssemblyRef'); rid++) {
    const row = metadata.row('AssemblyRef', rid);
    yield {
      Name: metadata.string(row.Name),
      Culture: metadata.string(row.Culture),
      Version: [row.MajorVersion, row.MinorVersion, row.BuildNumber, row.RevisionNumber],
      Flags: row.Flags,
    };
  }
}
