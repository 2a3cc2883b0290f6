import { R2RError } from '../errors.js';
import { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import type { LoadCommand } from './header.js';

/** LC_SEGMENT_64. Addresses and sizes in bytes; addresses before the image is slid. */
export interface Segment {
  readonly name: string;
  readonly address: bigint;
  readonly memorySize: bigint;
  readonly fileOffset: number;
  readonly fileSize: number;
  readonly sections: readonly MachSection[];
  readonly range: ByteRange;
}

export interface MachSection {
  readonly name: string;
  readonly segment: string;
  readonly address: bigint;
  readonly size: bigint;
  readonly fileOffset: number;
  readonly range: ByteRange;
}

/*
 * u32 cmd | u32 cmdsize | char segname[16] | u64 vmaddr | u64 vmsize | u64 fileoff | u64 filesize | u32 maxprot
 * u32 initprot | u32 nsects | u32 flags | sections
 */
/**
 * Reads a segment and its sections.
 * @throws R2RError `mach-o.segment` (data beyond the end of the file), `truncated`
 */
export function readSegment(bytes: Uint8Array, command: LoadCommand): Segment {
  const { start, end } = command.range;
  const cursor = new ByteCursor(bytes, start, end, 'container');
  cursor.skip(8);
  const name = fixedName(cursor);
  const address = cursor.u64();
  const memorySize = cursor.u64();
  const dataAt = cursor.offset;
  const fileOffset = cursor.u64();
  const fileSize = cursor.u64();
  if (fileOffset + fileSize > BigInt(bytes.length)) {
    throw new R2RError('mach-o.segment', `the data of segment ${name} is not in the file`, { range: cursor.rangeFrom(dataAt) });
  }
  cursor.skip(8);
  const count = cursor.u32();
  cursor.skip(4);
  const sections: MachSection[] = [];
  while (sections.length < count) sections.push(readSection(cursor));
  return { name, address, memorySize, fileOffset: Number(fileOffset), fileSize: Number(fileSize), sections, range: command.range };
}

/*
 * char sectname[16] | char segname[16] | u64 addr | u64 size | u32 offset | u32 align | u32 reloff | u32 nreloc | u32 flags
 * u32 reserved[3]
 */
function readSection(cursor: ByteCursor): MachSection {
  const start = cursor.offset;
  const name = fixedName(cursor);
  const segment = fixedName(cursor);
  const address = cursor.u64();
  const size = cursor.u64();
  const fileOffset = cursor.u32();
  cursor.skip(28);
  return { name, segment, address, size, fileOffset, range: cursor.rangeFrom(start) };
}

/** 16 bytes of ASCII, padded with NUL. */
function fixedName(cursor: ByteCursor): string {
  return String.fromCharCode(...cursor.take(16)).replace(/\0+$/, '');
}
