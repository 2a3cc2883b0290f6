import type { StandIn } from '../../conformance/contract/wasm-raising.js';
import { R2RError } from '../errors.js';
import { formatParameter } from './signature-string.js';
import { parseThunkKey, type ThunkKey } from './thunk-key.js';
import type { LoweredSignature, Passing, Returning, ValueType } from './types.js';
import { NEWEST_RULES, type WasmRules } from './rule-sets.js';
import { VALUE_SIZES } from './value-types.js';

/** A type that was lowered before: how a parameter of it is passed, and what it was. */
export interface LoweredBefore {
  readonly token: string;
  readonly use: 'parameter' | 'return';
}

export type SignatureKey = Extract<ThunkKey, { signature: LoweredSignature }>;

const VALUES: Readonly<Record<ValueType, StandIn>> = { i32: 'int32', i64: 'int64', f32: 'float32', f64: 'float64', v128: 'Vector128' };

/**
 * Raises a key to a signature of stand-ins (wasm-r2r 3.3). Without `before`, structs of every form are known.
 * @throws R2RError `wasm-key.*`, `wasm-raise.no-signature`, `wasm-raise.no-stand-in`
 */
export function raiseKey(text: string, rules: WasmRules = NEWEST_RULES, before?: readonly LoweredBefore[]): SignatureKey {
  if (/^[VUD]/.test(text)) throw new R2RError('wasm-raise.no-signature', `${text.slice(0, 200)} holds a function type`);
  const key = parseThunkKey(text, rules);
  if (!('signature' in key)) throw new R2RError('wasm-raise.no-signature', `${text.slice(0, 200)} holds a function type`);
  if (before !== undefined) checkStandIns(key.signature, before);
  return key;
}

/** The type that stands for an argument. */
export function standInOf(passing: Passing): StandIn {
  switch (passing.kind) {
    case 'value':
      return VALUES[passing.type];
    case 'slots':
      return passing.type === 'i64' ? 'Int128' : passing.count === 2 ? 'Vector256' : 'Vector512';
    case 'indirect':
      return { size: passing.size, aligned: passing.aligned };
    case 'empty':
      return 'empty';
  }
}

/** The type that stands for a result; one through a buffer has no alignment of its own. */
export function standInOfReturn(returns: Returning): StandIn {
  if (returns.kind === 'void') return 'void';
  return returns.kind === 'value' ? VALUES[returns.type] : { size: returns.size, aligned: false };
}

/** Structs have no fixed stand-in: one of their form has to have been lowered. Results of several slots serve results alone. */
function checkStandIns({ returns, parameters }: LoweredSignature, before: readonly LoweredBefore[]): void {
  const known = new Set(before.map(({ token }) => token));
  const missing = parameters.find((passing) => (passing.kind === 'indirect' || passing.kind === 'empty') && !known.has(formatParameter(passing)));
  if (missing !== undefined) throw noStandIn(formatParameter(missing));
  if (returns.kind !== 'indirect') return;
  const token = `S${returns.size}`;
  const isKnown = before.some((each) => (each.use === 'return' ? sizeOfToken(each.token) === returns.size : each.token === token));
  if (!isKnown) throw noStandIn(token);
}

function noStandIn(token: string): R2RError {
  return new R2RError('wasm-raise.no-stand-in', `no struct that is passed as ${token} was lowered before`);
}

function sizeOfToken(token: string): number {
  const [passing] = raiseParameters(token);
  if (passing === undefined) return 0;
  if (passing.kind === 'indirect') return passing.size;
  if (passing.kind === 'empty') return 1;
  return VALUE_SIZES[passing.type] * (passing.kind === 'slots' ? passing.count : 1);
}

function raiseParameters(token: string): readonly Passing[] {
  const key = parseThunkKey(`Mv${token}p`);
  return 'signature' in key ? key.signature.parameters : [];
}
