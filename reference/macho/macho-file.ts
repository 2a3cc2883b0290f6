import { R2RError } from '../errors.js';
import { rva, type Rva } from '../io/addresses.js';
import { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { SectionSpace, type MappedBytes } from '../io/section-space.js';
import { readLoadCommands, readMachHeader, type LoadCommand, type MachHeader } from './header.js';
import { LoadCommandType } from './load-commands.js';
import { readSegment, type Segment } from './segments.js';
import { findSymbol } from './symbols.js';

/** A Mach-O dynamic library; RVAs count from its header, which is the image base (r2r-format 3.2). */
export class MachOFile extends SectionSpace {
  constructor(
    bytes: Uint8Array,
    readonly header: MachHeader,
    readonly commands: readonly LoadCommand[],
    readonly segments: readonly Segment[],
    private readonly imageBase: bigint,
  ) {
    super(bytes, { address: 0, offset: 0, size: 0 }, mapSegments(segments, imageBase));
  }

  /** An exported symbol (its name without the leading underscore of C), and where it stands; or undefined. @throws R2RError `truncated` */
  exportedSymbol(name: string): { readonly rva: Rva; readonly range: ByteRange } | undefined {
    const table = this.commands.find((command) => command.type === LoadCommandType.SymbolTable);
    const symbol = table === undefined ? undefined : findSymbol(this.bytes, table, `_${name}`);
    if (symbol === undefined || symbol.address < this.imageBase) return undefined;
    const distance = symbol.address - this.imageBase;
    return distance < 1n << 32n ? { rva: rva(Number(distance)), range: symbol.range } : undefined;
  }
}

/**
 * Reads header, load commands and segments of a 64-bit Mach-O file.
 * @throws R2RError `mach-o.*`, `truncated`
 */
export function readMachO(bytes: Uint8Array): MachOFile {
  const cursor = new ByteCursor(bytes, 0, bytes.length, 'container');
  const header = readMachHeader(cursor);
  const commands = readLoadCommands(cursor, header);
  const segments = commands
    .filter((command) => command.type === LoadCommandType.Segment64)
    .map((command) => readSegment(bytes, command));
  const first = segments.find((segment) => segment.fileOffset === 0 && segment.fileSize > 0);
  if (first === undefined) {
    throw new R2RError('mach-o.segment', 'no segment contains the header of the file', { range: header.range });
  }
  return new MachOFile(bytes, header, commands, segments, first.address);
}

/** Segments in front of the header (none in a library) and those without file data map nothing. */
function mapSegments(segments: readonly Segment[], imageBase: bigint): MappedBytes[] {
  const mapped = segments
    .filter((segment) => segment.fileSize > 0 && segment.address >= imageBase && segment.address - imageBase < 1n << 32n)
    .map((segment) => ({
      address: Number(segment.address - imageBase),
      offset: segment.fileOffset,
      size: segment.fileSize,
      range: segment.range,
    }))
    .sort((a, b) => a.address - b.address);
  mapped.forEach((segment, index) => {
    const previous = mapped.at(index - 1);
    if (index > 0 && previous !== undefined && segment.address < previous.address + previous.size) {
      throw new R2RError('mach-o.segment', 'two segments overlap in memory', { range: segment.range });
    }
  });
  return mapped;
}
