import { ByteWriter } from '../../io/byte-writer.js';
import type { FunctionType } from '../types.js';
import type { CodeWriter } from './code-writer.js';
import { writeI32Leb, writeU32Leb } from './leb-writer.js';
import { FUNCREF, OPCODES, VALUE_TYPE_CODES } from './opcodes.js';
import { WASM_SECTION_NAMES, type WasmSectionName } from './section-ids.js';
import { WASM_MAGIC, WASM_VERSION } from './sections.js';
import type { TypeTable } from './type-table.js';

export type ModuleImport = { readonly module: string; readonly name: string } & (
  | { readonly kind: 'table'; readonly minimum: number }
  | { readonly kind: 'memory'; readonly minimum: number }
  | { readonly kind: 'global'; readonly mutable: boolean }
  | { readonly kind: 'tag'; readonly type: FunctionType }
);

export interface ModuleExport {
  readonly name: string;
  readonly kind: 'function' | 'table' | 'memory' | 'global';
  readonly index: number;
}

/** Passive, or active at the value of a global. */
export type SegmentPlace = { readonly mode: 'passive' } | { readonly mode: 'active'; readonly global: number };

/** A module that imports no functions, so that functions count from 0; globals are i32. */
export interface ModuleModel {
  readonly types: TypeTable;
  readonly imports: readonly ModuleImport[];
  readonly functions: readonly CodeWriter[];
  /** Constants, behind the imported globals. */
  readonly globals: readonly number[];
  readonly exports: readonly ModuleExport[];
  /** One segment of all functions in their order. */
  readonly elements: SegmentPlace | undefined;
  readonly data: readonly { readonly place: SegmentPlace; readonly bytes: Uint8Array }[];
  /** The last data segment begins at such a multiple in the file. */
  readonly dataAlignment?: number;
  /** At the end of the file. */
  readonly custom: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

const KINDS = { function: 0, table: 1, memory: 2, global: 3, tag: 4 } as const;
const PADDING_SECTION = 'padding';

/**
 * Writes a module (WebAssembly core specification, binary format, modules); sections without entries are left out.
 * The bodies may still add types until they are written.
 */
export function writeModule(model: ModuleModel): Uint8Array {
  const code = list(model.functions.map((body) => body.toBytes()));
  const functions = list(model.functions.map(({ type }) => leb(model.types.indexOf(type))));
  const imports = list(model.imports.map((entry) => importBytes(entry, model.types)));
  const writer = new ByteWriter(1024);
  writer.u32(WASM_MAGIC);
  writer.u32(WASM_VERSION);
  section(writer, 'type', model.types.toBytes());
  if (model.imports.length > 0) section(writer, 'import', imports);
  if (model.functions.length > 0) section(writer, 'function', functions);
  if (model.globals.length > 0) section(writer, 'global', list(model.globals.map(globalBytes)));
  if (model.exports.length > 0) section(writer, 'export', list(model.exports.map(exportBytes)));
  if (model.elements !== undefined) section(writer, 'element', elementBytes(model.elements, model.functions.length));
  if (model.data.length > 0) section(writer, 'data count', leb(model.data.length));
  if (model.functions.length > 0) section(writer, 'code', code);
  if (model.data.length > 0) dataSection(writer, model);
  for (const { name, bytes } of model.custom) section(writer, 'custom', concat([nameBytes(name), bytes]));
  return writer.toBytes();
}

/** u32 leb mode (0 active, 1 passive) | offset expression if active | u32 leb length, bytes; in front of it what aligns the last. */
function dataSection(writer: ByteWriter, { data, dataAlignment = 1 }: ModuleModel): void {
  const content = list(data.map(({ place, bytes }) => concat([placeBytes(place), leb(bytes.length), bytes])));
  const behindHeader = content.length - data[data.length - 1].bytes.length + 1 + leb(content.length).length;
  const isAligned = (padding: number): boolean => (writer.position + padding + behindHeader) % dataAlignment === 0;
  if (!isAligned(0)) {
    // The smallest section with its name; more alignment than a length byte allows is never asked for.
    const name = nameBytes(PADDING_SECTION);
    let zeros = 0;
    while (!isAligned(2 + name.length + zeros)) zeros++;
    section(writer, 'custom', concat([name, new Uint8Array(zeros)]));
  }
  section(writer, 'data', content);
}

function section(writer: ByteWriter, name: WasmSectionName, content: Uint8Array): void {
  writer.u8(WASM_SECTION_NAMES.indexOf(name));
  writeU32Leb(writer, content.length);
  writer.bytes(content);
}

/** module name | name | kind | table: funcref, limits; memory: limits; global: i32, mutability; tag: 0, type index */
function importBytes(entry: ModuleImport, types: TypeTable): Uint8Array {
  const names = [nameBytes(entry.module), nameBytes(entry.name), [KINDS[entry.kind]]];
  switch (entry.kind) {
    case 'table':
      return concat([...names, [FUNCREF, 0], leb(entry.minimum)]);
    case 'memory':
      return concat([...names, [0], leb(entry.minimum)]);
    case 'global':
      return concat([...names, [VALUE_TYPE_CODES.i32, entry.mutable ? 1 : 0]]);
    case 'tag':
      return concat([...names, [0], leb(types.indexOf(entry.type))]);
  }
}

function globalBytes(value: number): Uint8Array {
  const writer = new ByteWriter();
  writer.bytes([VALUE_TYPE_CODES.i32, 0, OPCODES.i32Const]);
  writeI32Leb(writer, value);
  writer.u8(OPCODES.end);
  return writer.toBytes();
}

function exportBytes({ name, kind, index }: ModuleExport): Uint8Array {
  return concat([nameBytes(name), [KINDS[kind]], leb(index)]);
}

/** u32 leb 1 | active: 0, offset expression; passive: 1, kind 0 (functions) | function indexes */
function elementBytes(place: SegmentPlace, count: number): Uint8Array {
  const indexes = list(Array.from({ length: count }, (_, index) => leb(index)));
  return concat([[1], placeBytes(place), place.mode === 'passive' ? [0] : [], indexes]);
}

function placeBytes(place: SegmentPlace): Uint8Array {
  return place.mode === 'passive' ? concat([[1]]) : concat([[0, OPCODES.globalGet], leb(place.global), [OPCODES.end]]);
}

function nameBytes(name: string): Uint8Array {
  const text = new TextEncoder().encode(name);
  return concat([leb(text.length), text]);
}

function list(entries: readonly Uint8Array[]): Uint8Array {
  return concat([leb(entries.length), ...entries]);
}

function leb(value: number): Uint8Array {
  const writer = new ByteWriter(5);
  writeU32Leb(writer, value);
  return writer.toBytes();
}

function concat(parts: readonly ArrayLike<number>[]): Uint8Array {
  const writer = new ByteWriter(parts.reduce((total, part) => total + part.length, 0));
  for (const part of parts) writer.bytes(part);
  return writer.toBytes();
}
