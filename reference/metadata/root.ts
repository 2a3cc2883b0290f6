import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { utf8, utf8UntilNul } from '../io/text.js';

/** The metadata root (ECMA-335 II.24.2.1). */
export interface MetadataRoot {
  readonly majorVersion: number;
  readonly minorVersion: number;
  readonly version: string;
  readonly flags: number;
  readonly streams: readonly MetadataStream[];
  /** Signature to the last stream header. */
  readonly range: ByteRange;
}

export interface MetadataStream {
  readonly name: string;
  /** The bytes of the stream, in file offsets. */
  readonly data: ByteRange;
  readonly range: ByteRange;
}

const SIGNATURE = 0x424a5342; // "BSJB"
/** ECMA-335 limits the version to 255 bytes and a stream name to 32, both with their NUL. */
const VERSION_LIMIT = 255;
const STREAM_NAME_LIMIT = 31;

/*
 * u32 signature "BSJB" | u16 MajorVersion | u16 MinorVersion | u32 Reserved | u32 Length | Version, Length bytes with NULs
 * u16 Flags | u16 Streams | stream headers: u32 Offset from the root | u32 Size | Name, NUL, padded to 4 bytes
 */
/**
 * Reads the metadata root at the cursor; the end of the cursor is the end of the metadata.
 * @throws R2RError `metadata.signature`, `metadata.version-length`, `metadata.stream-outside`, `truncated`, `limit.exceeded`
 */
export function readMetadataRoot(cursor: ByteCursor): MetadataRoot {
  const start = cursor.offset;
  if (cursor.u32() !== SIGNATURE) {
    throw new R2RError('metadata.signature', 'the metadata does not begin with "BSJB"', { range: cursor.rangeFrom(start) });
  }
  const majorVersion = cursor.u16();
  const minorVersion = cursor.u16();
  cursor.skip(4);
  const version = readVersion(cursor);
  const flags = cursor.u16();
  const count = cursor.u16();
  const streams: MetadataStream[] = [];
  for (let i = 0; i < count; i++) streams.push(readStreamHeader(cursor, start));
  return { majorVersion, minorVersion, version, flags, streams, range: cursor.rangeFrom(start) };
}

function readVersion(cursor: ByteCursor): string {
  const start = cursor.offset;
  const length = cursor.u32();
  if (length > VERSION_LIMIT + 1) {
    throw new R2RError('metadata.version-length', `the version of the metadata has ${length} bytes`, {
      range: cursor.rangeFrom(start),
    });
  }
  const textAt = cursor.offset;
  const bytes = cursor.take(length);
  const nul = bytes.indexOf(0);
  return utf8(cursor.bytes, textAt, textAt + (nul < 0 ? length : nul));
}

function readStreamHeader(cursor: ByteCursor, rootStart: number): MetadataStream {
  const start = cursor.offset;
  const offset = cursor.u32();
  const size = cursor.u32();
  const nameAt = cursor.offset;
  const name = utf8UntilNul(cursor, STREAM_NAME_LIMIT);
  // The padding counts from the start of the name.
  cursor.skip((4 - ((cursor.offset - nameAt) % 4)) % 4);
  const data = { start: rootStart + offset, end: rootStart + offset + size };
  if (data.end > cursor.end) {
    throw new R2RError('metadata.stream-outside', `the stream ${name} ends beyond the end of the metadata`, {
      range: { start, end: start + 8 },
    });
  }
  return { name, data, range: cursor.rangeFrom(start) };
}
