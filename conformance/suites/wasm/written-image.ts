import { rva, type Rva } from '../../../reference/io/addresses.js';
import { ByteWriter } from '../../../reference/io/byte-writer.js';
import { writeReadyToRunHeader } from '../../../reference/image/header-writer.js';
import { IMPORT_SECTION_FLAGS, IMPORT_SECTION_TYPES } from '../../../reference/image/import-section-kinds.js';
import { SECTION_TYPES } from '../../../reference/image/section-types.js';
import { BaseRelocationType } from '../../../reference/pe/base-relocation-types.js';
import { writeBaseRelocations } from '../../../reference/pe/base-relocations-writer.js';
import { FIXUP_KINDS } from '../../../reference/signatures/fixup-kinds.js';
import { writeContainer, type ContainerForm } from '../../../reference/wasm/container-writer.js';
import { CONTAINER_GLOBALS } from '../../../reference/wasm/container-imports.js';
import { CodeWriter } from '../../../reference/wasm/module/code-writer.js';
import { TypeTable } from '../../../reference/wasm/module/type-table.js';
import { parseSignature } from '../../../reference/wasm/signature-string.js';
import { importThunk } from '../../../reference/wasm/thunks/import-thunk.js';
import { interpreterToR2RThunk } from '../../../reference/wasm/thunks/interpreter-to-r2r.js';
import { r2rToInterpreterThunk } from '../../../reference/wasm/thunks/r2r-to-interpreter.js';
import type { FunctionType } from '../../../reference/wasm/types.js';
import { webcilSectionRvas, writeWebcil } from '../../../reference/webcil/webcil-writer.js';

/** Where things are in the section of the payload, in bytes from its begin. */
const AT = { cor: 0, header: 0x50, imports: 0x80, eagerCells: 0xc0, callCells: 0xd0, signatureRvas: 0xe0, record: 0x100, signatures: 0x120, end: 0x160 } as const;

/** `static int F(int, int)`. */
const SIGNATURE = 'iiip';
const TYPE: FunctionType = { parameters: ['i32', 'i32', 'i32', 'i32'], results: ['i32'] };

/** Slots of the image in the function table, by what stands there. */
export const IMAGE_SLOTS = { add: 0, callThroughCell: 1, interpreterToR2R: 2, r2rToInterpreter: 3, importThunk: 4 } as const;

export interface WrittenImage {
  readonly wasm: Uint8Array;
  readonly payloadSize: number;
  /** RVAs of the cells for the runtime's helpers, the module, and the call. */
  readonly cells: { readonly interpreter: number; readonly resolver: number; readonly module: number; readonly call: number };
}

/**
 * An R2R image in its container: R2R header 18.6, an eager import section with cells for helpers and InjectStringThunks, a section
 * with one cell for a call, its record for the import thunk (relocated by the table base), and five functions, two of them
 * written by hand: `add` adds its arguments, `callThroughCell` calls with them what the cell leads to, and adds 1.
 */
export function writtenImage(form: ContainerForm): WrittenImage {
  const [start] = webcilSectionRvas(1, [AT.end, 16]);
  const at = (offset: number): Rva => rva(start + offset);
  const cells = { interpreter: at(AT.eagerCells), resolver: at(AT.eagerCells + 4), module: at(AT.eagerCells + 8), call: at(AT.callCells) };

  const section = new Uint8Array(AT.end);
  const put = (offset: number, ...words: number[]): void => {
    const writer = new ByteWriter();
    for (const word of words) writer.u32(word);
    section.set(writer.toBytes(), offset);
  };
  put(AT.cor, 72);
  put(AT.cor + 64, at(AT.header), 28);
  section.set(writeReadyToRunHeader({ version: { major: 18, minor: 6 }, flags: 0, sections: [{ type: SECTION_TYPES.ImportSections, rva: at(AT.imports), size: 40, name: 'ImportSections', range: { start: 0, end: 0 } }] }), AT.header);
  const { Eager, None } = IMPORT_SECTION_FLAGS;
  put(AT.imports, at(AT.eagerCells), 16, Eager | (IMPORT_SECTION_TYPES.Unknown << 16) | (4 << 24), at(AT.signatureRvas), 0);
  put(AT.imports + 20, at(AT.callCells), 4, None | (IMPORT_SECTION_TYPES.ExternalMethod << 16) | (4 << 24), at(AT.signatureRvas + 16), 0);
  const helper = AT.signatures;
  const injecting = AT.signatures + 8;
  section.set([FIXUP_KINDS.Helper, 0x10], helper);
  section.set(thunksFixup({ [`I${SIGNATURE}`]: IMAGE_SLOTS.r2rToInterpreter, [`M${SIGNATURE}`]: IMAGE_SLOTS.interpreterToR2R }), injecting);
  put(AT.signatureRvas, at(helper), at(helper), at(helper), at(injecting), at(helper));
  // The cell leads to the record, and the record to the import thunk, until the call is resolved.
  put(AT.callCells, at(AT.record));
  put(AT.record, IMAGE_SLOTS.importThunk, cells.call);

  const page = Math.floor(at(0) / 0x1000) * 0x1000;
  const padding = { type: BaseRelocationType.Absolute, address: rva(page) };
  const entries = [{ type: BaseRelocationType.HighLow, address: at(AT.callCells) }, { type: BaseRelocationType.WasmTable32, address: at(AT.record) }, padding, padding];
  const relocations = writeBaseRelocations([{ pageRva: rva(page), entries }]);
  const none = { rva: rva(0), size: 0 };
  const payload = writeWebcil({ majorVersion: 1, corHeader: { rva: at(AT.cor), size: 72 }, debugDirectory: none, sections: [section, relocations], relocationSection: 2 });

  const types = new TypeTable();
  const signature = parseSignature(SIGNATURE);
  const functions = [
    new CodeWriter(TYPE, types).get(1).get(2).add(),
    callThroughCell(cells.call, types),
    interpreterToR2RThunk(signature, types),
    r2rToInterpreterThunk(signature, cells.interpreter, types),
    importThunk(signature, { helper: cells.resolver, module: cells.module }, types),
  ];
  return { wasm: writeContainer({ form, payload, types, functions }), payloadSize: payload.length, cells };
}

function callThroughCell(cell: number, types: TypeTable): CodeWriter {
  const code = new CodeWriter(TYPE, types);
  const target = code.local('i32');
  code.getGlobal(CONTAINER_GLOBALS.memoryBase).load('i32', cell).set(target);
  code.get(0).get(1).get(2).get(target).get(target).load('i32', 0).callIndirect(TYPE);
  return code.constant(1).add();
}

/** InjectStringThunks: kind, pairs of a key and a word, an empty key. */
function thunksFixup(thunks: Record<string, number>): Uint8Array {
  const writer = new ByteWriter();
  writer.u8(FIXUP_KINDS.InjectStringThunks);
  for (const [key, value] of Object.entries(thunks)) {
    writer.bytes(new TextEncoder().encode(key));
    writer.u8(0);
    writer.u32(value);
  }
  writer.u8(0);
  return writer.toBytes();
}
