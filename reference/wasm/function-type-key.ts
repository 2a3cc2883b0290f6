import { keyError, taken, type KeyCursor } from './key-cursor.js';
import type { FunctionType, ValueType } from './types.js';
import { VALUE_CHARACTERS, valueTypeOf } from './value-types.js';

/** What a family of keys asks of its function types. */
export interface FunctionTypeForm {
  /** How many parameters are i32 in front of those of the method; the last one always is. */
  readonly leading: number;
  /** Whether an `r` may say that there is a return buffer, which stands behind `this`. */
  readonly returnBufferMark: boolean;
  readonly voidOnly: boolean;
}

/** A wasm function type as keys spell it: result, `r` for a return buffer, then each parameter (wasm-r2r 3.2). */
export function formatFunctionTypeKey({ parameters, results }: FunctionType, returnBufferMark: boolean): string {
  const result = results.length === 0 ? 'v' : VALUE_CHARACTERS[results[0]];
  return `${result}${returnBufferMark ? 'r' : ''}${parameters.map((type) => VALUE_CHARACTERS[type]).join('')}`;
}

/** Reads a function type from `cursor` to its end. @throws R2RError `wasm-key.token`, `wasm-key.function-type` */
export function readFunctionTypeKey(cursor: KeyCursor, form: FunctionTypeForm): { type: FunctionType; returnBuffer: boolean } {
  const start = cursor.at;
  const results = taken(cursor, 'v') ? [] : [readValueType(cursor)];
  const returnBuffer = form.returnBufferMark && taken(cursor, 'r');
  const parameters: ValueType[] = [];
  while (cursor.at < cursor.text.length) parameters.push(readValueType(cursor));
  const leading = form.leading + (returnBuffer ? 1 : 0);
  const hidden = [...parameters.slice(0, leading), ...parameters.slice(-1)];
  const bad = parameters.length <= leading || hidden.some((type) => type !== 'i32') || ((form.voidOnly || returnBuffer) && results.length > 0);
  if (bad) throw keyError(cursor, 'wasm-key.function-type', start, 'no managed function of this family has such a type');
  return { type: { parameters, results }, returnBuffer };
}

function readValueType(cursor: KeyCursor): ValueType {
  const type = valueTypeOf(cursor.text[cursor.at] ?? '');
  if (type === undefined) throw keyError(cursor, 'wasm-key.token', cursor.at, 'no value type');
  cursor.at++;
  return type;
}
