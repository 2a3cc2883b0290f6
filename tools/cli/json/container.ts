import type { Image } from '../../../reference/image/image.js';
import type { CliModule } from '../../../reference/metadata/cli-module.js';
import { TABLES_BY_ID } from '../../../reference/metadata/table-schemas.js';
import type { Metadata } from '../../../reference/metadata/metadata.js';
import { baseRelocationBlocks, baseRelocations } from '../../../reference/pe/base-relocations.js';
import { cursorOverDirectory } from '../../../reference/pe/data-directory.js';
import { readDebugData, readDebugDirectory } from '../../../reference/pe/debug-directory.js';
import { DIRECTORY_NAMES } from '../../../reference/pe/directory-names.js';
import { namedExports, readExportDirectory } from '../../../reference/pe/export-directory.js';
import type { PeFile } from '../../../reference/pe/pe-file.js';

/** The container with its own tables, by kind. */
export function containerNode({ file }: Image): object {
  const { container } = file;
  switch (container.kind) {
    case 'pe':
      return peNode(container.pe);
    case 'mach-o':
      return { kind: container.kind, header: container.machO.header, commands: container.machO.commands, segments: container.machO.segments };
    default:
      return { kind: container.kind, payload: container.webcil.payload, header: container.webcil.header, sections: container.webcil.sections };
  }
}

function peNode(pe: PeFile): object {
  const { directories, ...optionalHeader } = pe.optionalHeader;
  const relocations = pe.directory('BaseRelocation');
  const debug = pe.directory('Debug');
  const exports = pe.directory('Export');
  return {
    kind: 'pe',
    dosHeader: pe.dosHeader,
    coffHeader: pe.coffHeader,
    optionalHeader,
    directories: directories.map((directory, index) => ({ name: DIRECTORY_NAMES[index], ...directory })),
    sections: pe.sections,
    debugDirectory: debug && (() => readDebugDirectory(pe, debug).map((entry) => ({ ...entry, data: () => readDebugData(pe, entry) }))),
    exports: exports && (() => namedExports(pe, readExportDirectory(pe, exports))),
    baseRelocations: relocations && (() => relocationBlocks(pe, cursorOverDirectory(pe, relocations))),
  };
}

function* relocationBlocks(pe: PeFile, cursor: Parameters<typeof baseRelocationBlocks>[0]): Iterable<object> {
  for (const block of baseRelocationBlocks(cursor)) yield { ...block, entries: baseRelocations(pe.bytes, block) };
}

/** The CLI header and the metadata of the IL. */
export function ilNode(module: CliModule): object {
  return { corHeader: module.corHeader, metadata: () => metadataNode(module.metadata) };
}

/** The structure of a metadata; its rows are those of ECMA-335 and stand in `bytes`. */
export function metadataNode(metadata: Metadata): object {
  const { root, range, bytes, tableStream } = metadata;
  const { tables, ...header } = tableStream;
  return {
    range,
    root,
    tableStream: {
      ...header,
      tables: TABLES_BY_ID.flatMap((name) => {
        if (name === undefined || tables[name].rowCount === 0) return [];
        const { rowCount, rowSize, range: rows } = tables[name];
        return [{ name, rowCount, rowSize, range: rows }];
      }),
    },
    bytes: bytes.subarray(range.start, range.end),
  };
}
