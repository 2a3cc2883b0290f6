import type { Context } from '../../../conformance/contract/protocol.js';
import { R2RError } from '../../errors.js';
import type { ReadContext } from '../../image/context.js';
import { ByteWriter } from '../../io/byte-writer.js';
import type { Phase } from '../../io/ranges.js';
import { isRecord } from '../kinds/given.js';
import type { Kind } from '../kinds/kind.js';
import { readContext } from '../read-context.js';
import type { Encoded, Encoding } from './encoding.js';

/**
 * Writes a published value, or throws R2RError; may write what no reader accepts.
 * @returns the size in bytes that a directory declares, where more than that is written
 */
export type StructureWriter = (writer: ByteWriter, value: unknown, context: Omit<ReadContext, 'space'>, given: Context) => number | void;

/**
 * The encoding of a structure: what `write` makes of a value is read again by `kind`. A value that its bytes do not give back is
 * refused, with the code of the reader if it rejects them in `phase`, otherwise with `value.range`.
 */
export function structureEncoding(kind: Kind, phase: Phase, write: StructureWriter): Encoding {
  return (value, given) => {
    const context = readContext(new Uint8Array(0), given);
    if (typeof context === 'string') return context;
    try {
      const writer = new ByteWriter();
      const size = write(writer, value, context, given) ?? undefined;
      const bytes = writer.toBytes();
      return readBack(kind, { bytes, size }, value, given, phase) ?? { bytes, size };
    } catch (error) {
      if (!(error instanceof R2RError)) throw error;
      // What is too short to be read has parts missing.
      const code = error.phase === phase && error.code !== 'truncated' ? error.code : 'value.range';
      throw new R2RError(code, `it cannot be written: ${error.message}`, { phase, path: error.path });
    }
  };
}

/** Why there is no such structure in this context; undefined if all is well. */
function readBack(kind: Kind, { bytes, size }: Encoded, value: unknown, given: Context, phase: Phase): string | undefined {
  const context = readContext(bytes, given);
  if (typeof context === 'string') return context;
  const read = kind({ context, size: size ?? bytes.length, given });
  if (typeof read === 'string') return read;
  const end = size === undefined ? bytes.length : read.end;
  if ((read.end ?? end) !== end || !isSame(read.value, value)) throw new R2RError('value.range', 'its bytes would be read as another value', { phase });
  return undefined;
}

/** Whether a value that was read is the one that was given; a member that is null or undefined is absent. */
function isSame(read: unknown, given: unknown): boolean {
  if (Array.isArray(read)) return Array.isArray(given) && read.length === given.length && read.every((item, index) => isSame(item, given[index]));
  if (!isRecord(read)) return read === given;
  if (!isRecord(given)) return false;
  return [...new Set([...Object.keys(read), ...Object.keys(given)])].every((name) => isSame(read[name] ?? undefined, given[name] ?? undefined));
}
