import { R2RError } from '../errors.js';
import type { ErrorCode } from '../error-codes.js';

/** A place in the text of a key. Ranges are in characters, which for keys are bytes. */
export interface KeyCursor {
  readonly text: string;
  at: number;
}

/** The code of a key's fault from `start` up to the cursor, at least one character where there is one. */
export function keyError(cursor: KeyCursor, code: ErrorCode, start: number, sentence: string): R2RError {
  const end = Math.max(cursor.at, Math.min(start + 1, cursor.text.length));
  return new R2RError(code, `${sentence} in the key ${JSON.stringify(cursor.text.slice(0, 200))}`, { range: { start, end } });
}

/** Takes `token` if it stands at the cursor. */
export function taken(cursor: KeyCursor, token: string): boolean {
  if (!cursor.text.startsWith(token, cursor.at)) return false;
  cursor.at += token.length;
  return true;
}
