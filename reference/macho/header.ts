import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';

/** mach_header_64 of mach-o/loader.h, little-endian files only. */
export interface MachHeader {
  readonly cpuType: number;
  readonly cpuSubtype: number;
  /** 6 for a dynamic library. */
  readonly fileType: number;
  readonly commandCount: number;
  /** Bytes of all load commands. */
  readonly commandsSize: number;
  readonly flags: number;
  readonly range: ByteRange;
}

export interface LoadCommand {
  readonly type: number;
  readonly range: ByteRange;
}

export const MACHO_64_MAGIC = 0xfeedfacf;
const COMMAND_HEADER_SIZE = 8;

/*
 * u32 magic | u32 cputype | u32 cpusubtype | u32 filetype | u32 ncmds | u32 sizeofcmds | u32 flags | u32 reserved
 */
/** Reads the header. @throws R2RError `mach-o.magic`, `truncated` */
export function readMachHeader(cursor: ByteCursor): MachHeader {
  const start = cursor.offset;
  if (cursor.u32() !== MACHO_64_MAGIC) {
    throw new R2RError('mach-o.magic', 'the file is no 64-bit little-endian Mach-O file', { range: cursor.rangeFrom(start) });
  }
  const cpuType = cursor.u32();
  const cpuSubtype = cursor.u32();
  const fileType = cursor.u32();
  const commandCount = cursor.u32();
  const commandsSize = cursor.u32();
  const flags = cursor.u32();
  cursor.skip(4);
  return { cpuType, cpuSubtype, fileType, commandCount, commandsSize, flags, range: cursor.rangeFrom(start) };
}

/*
 * u32 cmd | u32 cmdsize, these 8 bytes included | rest
 */
/** The load commands, which follow the header. @throws R2RError `mach-o.load-command` (a size that cannot be), `truncated` */
export function readLoadCommands(cursor: ByteCursor, header: MachHeader): LoadCommand[] {
  const commands: LoadCommand[] = [];
  while (commands.length < header.commandCount) {
    const start = cursor.offset;
    const type = cursor.u32();
    const size = cursor.u32();
    if (size < COMMAND_HEADER_SIZE || start + size > cursor.end) {
      throw new R2RError('mach-o.load-command', `load command ${commands.length} says it has ${size} bytes`, {
        range: { start: start + 4, end: start + 8 },
      });
    }
    cursor.offset = start + size;
    commands.push({ type, range: { start, end: start + size } });
  }
  return commands;
}
