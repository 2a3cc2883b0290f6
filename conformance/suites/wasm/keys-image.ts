import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../contract/package-root.js';
import type { NamedMethod } from '../../contract/protocol.js';
import { writeEntryPoint } from '../../../reference/image/entry-point-writer.js';
import { writeReadyToRunHeader } from '../../../reference/image/header-writer.js';
import { IMPORT_SECTION_FLAGS, IMPORT_SECTION_TYPES } from '../../../reference/image/import-section-kinds.js';
import { openFile } from '../../../reference/image/open.js';
import { SECTION_TYPES } from '../../../reference/image/section-types.js';
import { rva } from '../../../reference/io/addresses.js';
import { ByteWriter } from '../../../reference/io/byte-writer.js';
import { writeNativeArray } from '../../../reference/native-format/array-writer.js';
import { writeNativeHashtable } from '../../../reference/native-format/hashtable-writer.js';
import { namedMethodHash } from '../../../reference/operations/named-types.js';
import { CorFlags } from '../../../reference/pe/cor-header.js';
import { readPe } from '../../../reference/pe/pe-file.js';
import { FIXUP_KINDS } from '../../../reference/signatures/fixup-kinds.js';
import { writeContainer } from '../../../reference/wasm/container-writer.js';
import { CodeWriter } from '../../../reference/wasm/module/code-writer.js';
import { TypeTable } from '../../../reference/wasm/module/type-table.js';
import { webcilSectionRvas, writeWebcil } from '../../../reference/webcil/webcil-writer.js';

/** What an image is to have, besides the assembly. Signatures are bytes in hexadecimal (r2r-format 6.1). */
export interface KeysImage {
  /** Rows of MethodDef with code. */
  readonly methods: readonly number[];
  readonly instances: readonly { readonly signature: string; readonly method: NamedMethod }[];
  /** The keys of InjectStringThunks. */
  readonly injected: readonly string[];
  /** The fixups of a section whose cells calls go through. */
  readonly calls: readonly string[];
}

/** Where the image lies, with its sources and what it needs. */
export const KEYS_FOLDER: string = join(packageRoot(), 'conformance', 'images', 'wasm');

/** The image that keys.json describes. */
export function describedImage(): Uint8Array {
  const { image } = JSON.parse(readFileSync(join(KEYS_FOLDER, 'keys.json'), 'utf8')) as { image: KeysImage };
  return keysImage(readFileSync(join(KEYS_FOLDER, 'Keys.dll')), image);
}

const ALIGNMENT = 16;
const COR_HEADER_SIZE = 72;
const CELL_SIZE = 4;

/** The fixup of the cell for the module itself. */
const MODULE_CELL = '1a01';

/** A frame of 16 bytes, 4 pairs of virtual IPs; then GC info of code of 8 bytes without slots. */
const UNWIND = Uint8Array.of(16, 4, 0x20, 0, 0, 0);

/** Whose rows begin with an RVA. */
const TABLES_WITH_RVA = ['MethodDef', 'FieldRVA'] as const;

/**
 * An R2R image of an IL assembly in the container: the section with IL and metadata as it is, but for the RVAs in it, then R2R header,
 * tables and import sections. Methods and thunks have an empty function each.
 * @param il an assembly as a compiler writes it, with all it has in its first section
 */
export function keysImage(il: Uint8Array, { methods, instances, injected, calls }: KeysImage): Uint8Array {
  const functionCount = methods.length + instances.length;
  const [start] = webcilSectionRvas(1, [0]);
  const data = new Section(start);
  const assembly = moved(il, start);
  data.put(assembly.bytes);

  const unwind = data.put(UNWIND);
  const functions = new ByteWriter();
  for (let index = 0; index < functionCount; index++) {
    functions.u32(index * 8);
    functions.u32(unwind.rva);
  }
  functions.u32(0xffffffff);
  functions.u32(0);
  const runtimeFunctions = data.put(functions.toBytes());
  const entryPoints = data.put(writeNativeArray(methods.map((rid) => rid - 1), Math.max(...methods), (writer, index, { shared }) => {
    writeEntryPoint(writer, { runtimeFunctionIndex: methods.indexOf(index + 1), fixups: undefined }, shared);
  }));
  const payloads = instances.map(({ signature, method }, index) => ({
    hash: namedMethodHash(method),
    payload: {
      write: (writer: ByteWriter): void => {
        writer.bytes(Buffer.from(signature, 'hex'));
        writeEntryPoint(writer, { runtimeFunctionIndex: methods.length + index, fixups: undefined }, new Map());
      },
    },
  }));
  const instanceEntryPoints = data.put(writeNativeHashtable(payloads, payloads.map(({ payload }) => payload)));

  const sections = new ByteWriter();
  const { Eager, None } = IMPORT_SECTION_FLAGS;
  const eager = [MODULE_CELL, thunksFixup(injected, functionCount)];
  for (const [fixups, flags, type] of [[eager, Eager, IMPORT_SECTION_TYPES.Unknown], [calls, None, IMPORT_SECTION_TYPES.ExternalMethod]] as const) {
    const cells = data.put(new Uint8Array(fixups.length * CELL_SIZE));
    const signatures = data.put(words(fixups.map((fixup) => data.put(Buffer.from(fixup, 'hex'), 1).rva)));
    sections.bytes(words([cells.rva, cells.size, flags | (type << 16) | (CELL_SIZE << 24), signatures.rva, 0]));
  }
  const importSections = data.put(sections.toBytes());

  const directory = { ImportSections: importSections, RuntimeFunctions: runtimeFunctions, MethodDefEntryPoints: entryPoints, InstanceMethodEntryPoints: instanceEntryPoints };
  const header = data.put(writeReadyToRunHeader({
    version: { major: 18, minor: 6 },
    flags: 0,
    sections: (Object.keys(directory) as (keyof typeof directory)[]).map((name) => ({ type: SECTION_TYPES[name], rva: rva(directory[name].rva), size: directory[name].size, name, range: { start: 0, end: 0 } })),
  }));
  const corHeader = data.put(corHeaderOf(assembly.metadata, header));

  const types = new TypeTable();
  const body = (): CodeWriter => new CodeWriter({ parameters: [], results: [] }, types);
  const payload = writeWebcil({ majorVersion: 1, corHeader: { rva: rva(corHeader.rva), size: corHeader.size }, debugDirectory: { rva: rva(0), size: 0 }, sections: [data.toBytes()], relocationSection: 0 });
  return writeContainer({ form: 'passive', payload, types, functions: Array.from({ length: functionCount + injected.length }, body) });
}

interface Place {
  readonly rva: number;
  readonly size: number;
}

/** One piece behind the other, aligned. */
class Section {
  private readonly writer = new ByteWriter();

  constructor(private readonly start: number) {}

  put(bytes: Uint8Array, alignment = ALIGNMENT): Place {
    this.writer.align(alignment);
    const place = { rva: this.start + this.writer.position, size: bytes.length };
    this.writer.bytes(bytes);
    return place;
  }

  toBytes(): Uint8Array {
    return this.writer.toBytes();
  }
}

/** The first section of an assembly with all RVAs as if it began at `start`. */
function moved(il: Uint8Array, start: number): { bytes: Uint8Array; metadata: Place } {
  const pe = readPe(il);
  const { module } = openFile(il, 'il');
  if (module === undefined) throw new Error('no assembly');
  const [{ virtualAddress, pointerToRawData, sizeOfRawData }] = pe.sections;
  const bytes = new Uint8Array(il.subarray(pointerToRawData, pointerToRawData + sizeOfRawData));
  const delta = start - virtualAddress;
  const view = new DataView(bytes.buffer);
  for (const name of TABLES_WITH_RVA) {
    const { range, rowSize, rowCount } = module.metadata.tableStream.tables[name];
    for (let row = 0; row < rowCount; row++) {
      const at = range.start - pointerToRawData + row * rowSize;
      const address = view.getUint32(at, true);
      if (address !== 0) view.setUint32(at, address + delta, true);
    }
  }
  const { rva: address, size } = module.corHeader.metadata;
  return { bytes, metadata: { rva: address + delta, size } };
}

/** ECMA-335 II.25.3.3; the R2R header stands at the place of ManagedNativeHeader. */
function corHeaderOf(metadata: Place, header: Place): Uint8Array {
  const writer = new ByteWriter();
  writer.bytes(words([COR_HEADER_SIZE, 2 | (5 << 16), metadata.rva, metadata.size, CorFlags.ILLibrary]));
  writer.bytes(words(new Array<number>(11).fill(0)));
  writer.bytes(words([header.rva, header.size]));
  return writer.toBytes();
}

function words(values: readonly number[]): Uint8Array {
  const writer = new ByteWriter();
  for (const value of values) writer.u32(value);
  return writer.toBytes();
}

/** InjectStringThunks (wasm-r2r 5.1): the functions of the thunks are those from `first` on. */
function thunksFixup(keys: readonly string[], first: number): string {
  const writer = new ByteWriter();
  writer.u8(FIXUP_KINDS.InjectStringThunks);
  keys.forEach((key, index) => {
    writer.bytes(new TextEncoder().encode(key));
    writer.u8(0);
    writer.u32(first + index);
  });
  writer.u8(0);
  return Buffer.from(writer.toBytes()).toString('hex');
}
