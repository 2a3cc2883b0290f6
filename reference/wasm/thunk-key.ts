import { readFunctionTypeKey, formatFunctionTypeKey } from './function-type-key.js';
import { keyError, taken, type KeyCursor } from './key-cursor.js';
import { NEWEST_RULES, type WasmRules } from './rule-sets.js';
import { formatSignature, readSignature } from './signature-string.js';
import type { FunctionType, LoweredSignature } from './types.js';

/** What a key of the thunk table asks for (wasm-r2r 3.2). */
export type ThunkKey =
  | { readonly kind: 'interpreterToR2R'; readonly signature: LoweredSignature }
  | { readonly kind: 'r2rToInterpreter'; readonly signature: LoweredSignature }
  | { readonly kind: 'virtualDispatch'; readonly type: FunctionType }
  | { readonly kind: 'unboxing'; readonly context: UnboxingContext; readonly returnBuffer: boolean; readonly type: FunctionType }
  | { readonly kind: 'closedStaticDelegate'; readonly type: FunctionType }
  | { readonly kind: 'delegateConstructor'; readonly shuffleThunk: boolean };

/** The hidden argument that the target of an unboxing stub takes. */
export type UnboxingContext = 'none' | 'methodTable' | 'methodDesc';

/** What stands behind `U`. */
export const CONTEXT_LETTERS: Readonly<Record<UnboxingContext, string>> = { none: '', methodTable: 'G', methodDesc: 'M' };

/** The text under which a thunk stands in the table. */
export function formatThunkKey(key: ThunkKey): string {
  switch (key.kind) {
    case 'interpreterToR2R':
      return `M${formatSignature(key.signature)}`;
    case 'r2rToInterpreter':
      return `I${formatSignature(key.signature)}`;
    case 'virtualDispatch':
      return `V${formatFunctionTypeKey(key.type, false)}`;
    case 'unboxing':
      return `U${CONTEXT_LETTERS[key.context]}${formatFunctionTypeKey(key.type, key.returnBuffer)}`;
    case 'closedStaticDelegate':
      return `D${formatFunctionTypeKey(key.type, false)}`;
    case 'delegateConstructor':
      return key.shuffleThunk ? 'DC1' : 'DC0';
  }
}

/** Reads a key with its prefix, strictly. @throws R2RError `wasm-key.*` */
export function parseThunkKey(text: string, rules: WasmRules = NEWEST_RULES): ThunkKey {
  const cursor: KeyCursor = { text, at: 0 };
  if (taken(cursor, 'M')) return { kind: 'interpreterToR2R', signature: readSignature(cursor, rules) };
  if (taken(cursor, 'I')) return { kind: 'r2rToInterpreter', signature: managedOnly(cursor, readSignature(cursor, rules)) };
  if (taken(cursor, 'V')) return { kind: 'virtualDispatch', type: readFunctionTypeKey(cursor, THIS_CALL).type };
  if (taken(cursor, 'U')) {
    const context = taken(cursor, 'G') ? 'methodTable' : taken(cursor, 'M') ? 'methodDesc' : 'none';
    const { type, returnBuffer } = readFunctionTypeKey(cursor, { ...THIS_CALL, returnBufferMark: true });
    return { kind: 'unboxing', context, returnBuffer, type };
  }
  if (text === 'DC0' || text === 'DC1') return { kind: 'delegateConstructor', shuffleThunk: text === 'DC1' };
  if (taken(cursor, 'D')) return { kind: 'closedStaticDelegate', type: readFunctionTypeKey(cursor, CLOSED_STATIC).type };
  throw keyError(cursor, 'wasm-key.prefix', 0, 'no such prefix');
}

/** Stack pointer, `this`, entry point. */
const THIS_CALL = { leading: 2, returnBufferMark: false, voidOnly: false };

/** Stack pointer, captured argument, return buffer, entry point; only returns through a buffer need such a thunk (wasm-r2r 6.6). */
const CLOSED_STATIC = { leading: 3, returnBufferMark: false, voidOnly: true };

/** Compiled code calls the interpreter in the managed convention alone. */
function managedOnly(cursor: KeyCursor, signature: LoweredSignature): LoweredSignature {
  if (!signature.managed) throw keyError(cursor, 'wasm-key.order', cursor.text.length - 1, 'no p');
  return signature;
}
