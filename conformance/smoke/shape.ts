import { firstDifference, type Difference } from '../contract/equality.js';
import type { Expectation, JsonSchema } from '../contract/protocol.js';

/** A value in a form that the contract does not have, where it may well be the right one. */
export interface Misfit {
  says: string;
  remedy: string;
}

/**
 * Whether what was accepted is wrong in its form: then the adapter is at fault, and the reader may be right.
 * @param accepted the answer to `format.decode`
 */
export function misfitOf(accepted: unknown, expect: Extract<Expectation, { value: unknown }>, schema: JsonSchema | undefined): Misfit | undefined {
  if (!isObject(accepted) || !Object.hasOwn(accepted, 'value')) return unwrapped(accepted, expect.value, schema);
  const { end } = accepted;
  if (end !== undefined && end !== null && typeof end !== 'number') return { says: `end is ${JSON.stringify(end)}`, remedy: 'end is a number, the first offset behind the structure, or left out.' };
  const difference = firstDifference(expect.value, accepted.value, schema);
  return difference && formOf(difference);
}

function unwrapped(accepted: unknown, value: unknown, schema: JsonSchema | undefined): Misfit {
  const same = firstDifference(value, accepted, schema) === undefined;
  return {
    says: `accepted is ${same ? 'the bare value' : 'no object with a member value'}`,
    remedy: 'What format.decode accepts is {"value": ..., "end": ...}; end may be left out.',
  };
}

function formOf({ path, expected, actual }: Difference): Misfit | undefined {
  const says = `${path || 'the value'} is ${shortened(actual)}, expected ${shortened(expected)}`;
  if (isInteger(expected)) {
    if (typeof actual === 'string' && Number(actual) === Number(expected)) return { says, remedy: 'Integers are JSON numbers, 64-bit ones decimal text; never hex text, never padded.' };
    if (typeof actual === 'number' && String(actual) !== String(expected) && Number(expected) === actual) return { says, remedy: '64-bit values are decimal text ("..."): a JSON number loses their low bits.' };
  }
  if (typeof expected === 'string' && sameBytes(expected, actual)) return { says, remedy: 'Bytes are base64 text, with + and / and padding.' };
  return undefined;
}

/** A member that is missing, and stands there under another spelling. */
export function respelled(expected: unknown, actual: unknown): Misfit | undefined {
  if (!isObject(expected) || !isObject(actual)) return undefined;
  const plain = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  for (const name of Object.keys(expected)) {
    if (Object.hasOwn(actual, name)) continue;
    const other = Object.keys(actual).find((each) => plain(each) === plain(name));
    if (other !== undefined) return { says: `the member ${name} is called ${other}`, remedy: 'Members have the names that r2r kinds shows, letter for letter.' };
  }
  return undefined;
}

function sameBytes(base64: string, actual: unknown): boolean {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 0 || bytes.toString('base64') !== base64) return false;
  if (Array.isArray(actual)) return JSON.stringify(actual) === JSON.stringify([...bytes]);
  return typeof actual === 'string' && (actual.replace(/^0x|[ -]/gi, '').toLowerCase() === bytes.toString('hex') || actual === bytes.toString('base64url'));
}

function isInteger(value: unknown): boolean {
  return Number.isInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function shortened(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 60)}...`;
}
