import { readSigned, readUnsigned } from '../../gc-info/x86/integers.js';
import { ByteCursor } from '../../io/cursor.js';
import { NibbleReader } from '../../io/nibbles.js';
import { utf8UntilNul } from '../../io/text.js';
import { readU32Leb } from '../../wasm/module/leb.js';
import type { Kind } from './kind.js';

/** One value at the beginning of the bytes. */
const valueKind = (read: (cursor: ByteCursor) => unknown, phase?: ByteCursor['phase']): Kind => ({ context }) => {
  const { bytes } = context.space;
  const cursor = new ByteCursor(bytes, 0, bytes.length, phase);
  return { value: read(cursor), end: cursor.offset };
};

export const nibbleUnsignedKind = valueKind((cursor) => new NibbleReader(cursor).unsigned());
export const nibbleSignedKind = valueKind((cursor) => new NibbleReader(cursor).signed());
export const x86UnsignedKind = valueKind(readUnsigned);
export const x86SignedKind = valueKind(readSigned);
export const leb128UnsignedKind = valueKind(readU32Leb, 'container');
export const zeroTerminatedTextKind = valueKind((cursor) => utf8UntilNul(cursor, cursor.bytes.length));
