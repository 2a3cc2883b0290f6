import type { R2RError } from '../errors.js';
import { keyError, taken, type KeyCursor } from './key-cursor.js';
import { NEWEST_RULES, type WasmRules } from './rule-sets.js';
import type { LoweredSignature, Passing, Returning, ValueType } from './types.js';
import { VALUE_CHARACTERS, valueTypeOf } from './value-types.js';

/** The only types with more than one slot (wasm-r2r 2.4): slot character and number of slots. */
const MULTI_SLOT: ReadonlySet<string> = new Set(['l2', 'V2', 'V4']);

/** Structs are no larger than this (ECMA-335 II.10.7 has a 32-bit size). */
const MAX_SIZE = 0x7fffffff;

/** The signature string of a lowered signature, without a prefix (wasm-r2r 3.1). */
export function formatSignature({ managed, returns, hasThis, genericContext, asyncContinuation, parameters }: LoweredSignature, { asyncToken }: WasmRules = NEWEST_RULES): string {
  return [
    formatReturn(returns),
    managed && hasThis ? 'T' : '',
    genericContext ? 'i' : '',
    asyncContinuation ? (asyncToken ? 'a' : 'i') : '',
    ...parameters.map(formatParameter),
    managed ? 'p' : '',
  ].join('');
}

function formatReturn(returns: Returning): string {
  if (returns.kind === 'void') return 'v';
  return returns.kind === 'value' ? VALUE_CHARACTERS[returns.type] : `S${returns.size}`;
}

/** The token of a parameter. */
export function formatParameter(passing: Passing): string {
  switch (passing.kind) {
    case 'value':
      return VALUE_CHARACTERS[passing.type];
    case 'slots':
      return `${VALUE_CHARACTERS[passing.type]}${passing.count}`;
    case 'indirect':
      return `${passing.aligned ? 'A' : 'S'}${passing.size}`;
    case 'empty':
      return 'e';
  }
}

/**
 * Reads a signature string from `cursor` to its end (wasm-r2r 3.1), strictly: what no encoder writes is refused.
 * A leading `i` is the generic context only if `a` follows it. @throws R2RError `wasm-key.*`
 */
export function readSignature(cursor: KeyCursor, rules: WasmRules = NEWEST_RULES): LoweredSignature {
  const returns = readReturn(cursor, rules);
  const thisAt = cursor.at;
  const hasThis = taken(cursor, 'T');
  const genericContext = rules.asyncToken && cursor.text.startsWith('ia', cursor.at) && taken(cursor, 'i');
  const asyncContinuation = rules.asyncToken && taken(cursor, 'a');
  const parameters: Passing[] = [];
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== 'p') parameters.push(readParameter(cursor, rules));
  const managed = taken(cursor, 'p');
  if (cursor.at < cursor.text.length) {
    const start = cursor.at;
    cursor.at = cursor.text.length;
    throw keyError(cursor, 'wasm-key.order', start, 'characters behind p');
  }
  if (hasThis && !managed) throw keyError({ ...cursor, at: thisAt + 1 }, 'wasm-key.order', thisAt, 'T without p');
  return { managed, returns, hasThis, genericContext, asyncContinuation, parameters };
}

/** Reads a whole signature string without a prefix. @throws R2RError `wasm-key.*` */
export function parseSignature(text: string, rules: WasmRules = NEWEST_RULES): LoweredSignature {
  return readSignature({ text, at: 0 }, rules);
}

function readReturn(cursor: KeyCursor, rules: WasmRules): Returning {
  const start = cursor.at;
  if (taken(cursor, 'v')) return { kind: 'void' };
  if (taken(cursor, 'S')) return { kind: 'indirect', size: readSize(cursor, start) };
  const type = readValueType(cursor);
  if (type === undefined) throw misplaced(cursor, start, 'no return type', rules);
  if (isDigit(cursor.text[cursor.at])) {
    cursor.at++;
    throw keyError(cursor, 'wasm-key.slots', start, 'a return of more than one slot');
  }
  return { kind: 'value', type };
}

function readParameter(cursor: KeyCursor, rules: WasmRules): Passing {
  const start = cursor.at;
  if (taken(cursor, 'S')) return { kind: 'indirect', size: readSize(cursor, start), aligned: false };
  if (rules.alignedToken && taken(cursor, 'A')) return { kind: 'indirect', size: readSize(cursor, start), aligned: true };
  if (taken(cursor, 'e')) return { kind: 'empty' };
  const type = readValueType(cursor);
  if (type === undefined) throw misplaced(cursor, start, 'no parameter', rules);
  if (!isDigit(cursor.text[cursor.at])) return { kind: 'value', type };
  cursor.at++;
  const token = cursor.text.slice(start, cursor.at);
  if (!rules.multiSlot || !MULTI_SLOT.has(token)) throw keyError(cursor, 'wasm-key.slots', start, `no type is passed as ${token}`);
  return { kind: 'slots', type, count: Number(token[1]) };
}

/** A character of keys at a place where it cannot stand, or one that is none. */
function misplaced(cursor: KeyCursor, start: number, sentence: string, rules: WasmRules): R2RError {
  const tokens = `vTepS${rules.asyncToken ? 'a' : ''}${rules.alignedToken ? 'A' : ''}`;
  const known = start < cursor.text.length && tokens.includes(cursor.text[start]);
  return keyError(cursor, known ? 'wasm-key.order' : 'wasm-key.token', start, sentence);
}

function readValueType(cursor: KeyCursor): ValueType | undefined {
  const type = valueTypeOf(cursor.text[cursor.at] ?? '');
  if (type !== undefined) cursor.at++;
  return type;
}

/** A decimal number of at least 1 without leading zero. */
function readSize(cursor: KeyCursor, start: number): number {
  const first = cursor.at;
  while (isDigit(cursor.text[cursor.at])) cursor.at++;
  const digits = cursor.text.slice(first, cursor.at);
  if (digits === '' || digits.startsWith('0') || digits.length > 10 || Number(digits) > MAX_SIZE) {
    throw keyError(cursor, 'wasm-key.size', start, `no struct has the size ${digits === '' ? 'that is missing' : digits.slice(0, 20)}`);
  }
  return Number(digits);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
