import type { Image } from '../image/image.js';
import type { CliModule } from '../metadata/cli-module.js';
import { TABLES_BY_ID } from '../metadata/table-schemas.js';
import type { Metadata } from '../metadata/metadata.js';
import { baseRelocationBlocks, baseRelocations } from '../pe/base-relocations.js';
import { cursorOverDirectory } from '../pe/data-directory.js';
import { readDebugData, readDebugDirectory } from '../pe/debug-directory.js';
import { DIRECTORY_NAMES } from '../pe/directory-names.js';
import { namedExports, readExportDirectory } from '../pe/export-directory.js';
import type { AddressSpace } from '../io/address-space.js';
import type { PeFile } from '../pe/pe-file.js';
import type { WebcilFile } from '../webcil/webcil-file.js';

/** The container with its own tables, by kind. */
export function containerNode({ file }: Image): object {
  const { container } = file;
  switch (container.kind) {
    case 'pe':
      return peNode(container.pe);
    case 'mach-o':
      return { kind: container.kind, header: container.machO.header, commands: container.machO.commands, segments: container.machO.segments };
    default:
      return { kind: container.kind, ...webcilNode(container.webcil) };
  }
}

function webcilNode(webcil: WebcilFile): object {
  const { payload, header, sections } = webcil;
  const hasDebug = header.debugDirectory.size > 0;
  return {
    payload,
    header,
    sections,
    debugDirectory: hasDebug ? () => readDebugDirectory(webcil, header.debugDirectory).map((entry) => ({ ...entry, data: () => readDebugData(webcil, entry) })) : undefined,
    baseRelocations: () => {
      const relocations = webcil.relocations();
      return relocations === undefined ? [] : relocationBlocks(webcil, relocations);
    },
  };
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

function* relocationBlocks({ bytes }: AddressSpace, cursor: Parameters<typeof baseRelocationBlocks>[0]): Iterable<object> {
  for (const block of baseRelocationBlocks(cursor)) yield { ...block, entries: baseRelocations(bytes, block) };
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
