import { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import type { LoadCommand } from './header.js';

const SYMBOL_SIZE = 16;
const External = 0x01;
const TypeMask = 0x0e;
const InSection = 0x0e;
/** Debugger symbols have other rules. */
const DebuggerMask = 0xe0;

/*
 * LC_SYMTAB: u32 cmd | u32 cmdsize | u32 symoff | u32 nsyms | u32 stroff | u32 strsize
 * nlist_64: u32 n_strx, index into the strings | u8 n_type | u8 n_sect | u16 n_desc | u64 n_value, an address
 */
/**
 * The address of the exported symbol with that name (ASCII), and where the symbol stands; or undefined.
 * @throws R2RError `truncated` if the symbols or their names lie beyond the end of the file
 */
export function findSymbol(bytes: Uint8Array, command: LoadCommand, name: string): { readonly address: bigint; readonly range: ByteRange } | undefined {
  const fields = new ByteCursor(bytes, command.range.start + 8, command.range.end, 'container');
  const symbols = new ByteCursor(bytes, fields.u32(), bytes.length, 'container');
  const count = fields.u32();
  const strings = new ByteCursor(bytes, fields.u32(), bytes.length, 'container');
  symbols.need(count * SYMBOL_SIZE);
  for (let i = 0; i < count; i++) {
    const start = symbols.offset;
    const nameAt = symbols.u32();
    const type = symbols.u8();
    symbols.skip(3);
    const value = symbols.u64();
    const exported = (type & External) !== 0 && (type & TypeMask) === InSection && (type & DebuggerMask) === 0;
    if (exported && hasName(bytes, strings.offset + nameAt, name)) return { address: value, range: symbols.rangeFrom(start) };
  }
  return undefined;
}

function hasName(bytes: Uint8Array, at: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) if (bytes[at + i] !== name.charCodeAt(i)) return false;
  return bytes[at + name.length] === 0;
}
