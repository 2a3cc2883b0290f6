import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { utf8 } from '../io/text.js';

/** A thunk that is found by its signature string. */
export interface StringThunk {
  readonly key: string;
  /** On wasm32 an index into this image's slice of the function table. */
  readonly value: number;
  readonly range: ByteRange;
}

/** Operand of InjectStringThunks (wasm-r2r 5.1). */
export interface StringThunksOperand {
  readonly form: 'string-thunks';
  /** In the order of the image: a reader must not rely on the keys being sorted. */
  readonly thunks: readonly StringThunk[];
}

/** Reads pairs of a NUL-terminated key and a u32 value, up to an empty key. @throws R2RError `truncated`, `string-thunks.key` */
export function readStringThunks(cursor: ByteCursor): StringThunksOperand {
  const thunks: StringThunk[] = [];
  for (;;) {
    const start = cursor.offset;
    const key = readKey(cursor);
    if (key === '') return { form: 'string-thunks', thunks };
    thunks.push({ key, value: cursor.u32(), range: cursor.rangeFrom(start) });
  }
}

function readKey(cursor: ByteCursor): string {
  const start = cursor.offset;
  const length = cursor.bytes.subarray(start, cursor.end).indexOf(0);
  if (length < 0) cursor.need(cursor.remaining + 1, start);
  cursor.skip(length + 1);
  const key = utf8(cursor.bytes, start, start + length);
  if (key.includes('\ufffd')) {
    throw new R2RError('string-thunks.key', 'the key of a string thunk is not UTF-8', { range: { start, end: start + length } });
  }
  return key;
}
