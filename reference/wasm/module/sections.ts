import { R2RError } from '../../errors.js';
import { ByteCursor } from '../../io/cursor.js';
import type { ByteRange } from '../../io/ranges.js';
import { utf8 } from '../../io/text.js';
import { readU32Leb } from './leb.js';
import { WASM_SECTION_NAMES, type WasmSectionName } from './section-ids.js';

/** A wasm module as its sections, undecoded. */
export interface WasmModule {
  readonly bytes: Uint8Array;
  readonly version: number;
  /** In the order of the file. */
  readonly sections: readonly WasmSection[];
}

export interface WasmSection {
  readonly id: number;
  /** The name of the id; undefined for one that is not known. */
  readonly name: WasmSectionName | undefined;
  /** Of a custom section: its own name. */
  readonly customName: string | undefined;
  /** What the section contains, behind its size and, in a custom section, its name. */
  readonly content: ByteRange;
  readonly range: ByteRange;
}

/** "\0asm" */
export const WASM_MAGIC = 0x6d736100;
/** Of the binary format; components have another one. */
export const WASM_VERSION = 1;

/*
 * u32 magic "\0asm" | u32 version | sections: u8 id | u32 leb size | that many bytes; custom: u32 leb length, name, rest
 */
/**
 * Finds the sections of a wasm module.
 * @throws R2RError `wasm.magic` (also for another version), `wasm.section-size`, `wasm.leb128`, `truncated`
 */
export function readWasmModule(bytes: Uint8Array): WasmModule {
  const cursor = new ByteCursor(bytes, 0, bytes.length, 'container');
  if (cursor.u32() !== WASM_MAGIC) {
    throw new R2RError('wasm.magic', 'the file does not begin with a NUL and "asm"', { range: cursor.rangeFrom(0) });
  }
  const version = cursor.u32();
  if (version !== WASM_VERSION) {
    throw new R2RError('wasm.magic', `the module has version ${version} of the binary format, not 1`, { range: cursor.rangeFrom(4) });
  }
  const sections: WasmSection[] = [];
  while (cursor.remaining > 0) sections.push(readSection(cursor));
  return { bytes, version, sections };
}

/** The first section of that name, or undefined. */
export function findSection(module: WasmModule, name: WasmSectionName): WasmSection | undefined {
  return module.sections.find((section) => section.name === name);
}

/** A cursor over the content of a section. */
export function contentOf(module: WasmModule, section: WasmSection): ByteCursor {
  return new ByteCursor(module.bytes, section.content.start, section.content.end, 'container');
}

function readSection(cursor: ByteCursor): WasmSection {
  const start = cursor.offset;
  const id = cursor.u8();
  const sizeAt = cursor.offset;
  const size = readU32Leb(cursor);
  if (size > cursor.remaining) {
    throw new R2RError('wasm.section-size', `a section of ${size} bytes ends beyond the end of the module`, {
      range: cursor.rangeFrom(sizeAt),
    });
  }
  const end = cursor.offset + size;
  const name = WASM_SECTION_NAMES[id] as WasmSectionName | undefined;
  const inside = new ByteCursor(cursor.bytes, cursor.offset, end, cursor.phase);
  const customName = name === 'custom' ? readName(inside) : undefined;
  cursor.offset = end;
  return { id, name, customName, content: { start: inside.offset, end }, range: { start, end } };
}

/** A name: its length in bytes, then UTF-8. @throws R2RError `truncated`, `wasm.leb128` */
function readName(cursor: ByteCursor): string {
  const length = readU32Leb(cursor);
  const start = cursor.offset;
  cursor.skip(length);
  return utf8(cursor.bytes, start, cursor.offset);
}
