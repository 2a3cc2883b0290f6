import type { ReadContext } from '../image/context.js';
import { has } from '../image/versions.js';
import type { ByteCursor } from '../io/cursor.js';
import { NibbleReader } from '../io/nibbles.js';
import { checkCount } from './counts.js';
import { readVarLocation, type VarLocation } from './locations.js';
import { implicitNumbers } from './variable-numbers.js';

/** Where a variable is while native code of [start, end) runs; bytes from the method's start. */
export interface VariableRange {
  /** An IL number, or an implicit one. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** Of a returned value: the IL offset of the call. */
  readonly callIlOffset: number | undefined;
  readonly location: VarLocation;
}

const SMALLEST_ENTRY_BITS = 20;

/**
 * Reads the variables of a debug info blob (r2r-format 10.4): nibbles; a count, then per entry
 *
 *   up to version 21: start, end - start, number - MAX, location
 *   from 22 on: number - MAX, start, end - start (of a returned value the IL offset of the call, end being start + 1), location
 *
 * @param cursor over the part
 * @throws R2RError `debug-info.count`, `debug-info.location`, `nibbles.*`, `truncated`
 */
export function readVariables(cursor: ByteCursor, context: ReadContext): VariableRange[] {
  const { max, callReturn } = implicitNumbers(context.version);
  const numberFirst = has(context.version, 'callReturnVariables');
  const offsetScale = context.target.machine === 'I386' ? 4 : 1;
  const partStart = cursor.offset;
  const nibbles = new NibbleReader(cursor);
  const count = nibbles.unsigned();
  checkCount(cursor, count, SMALLEST_ENTRY_BITS, partStart, 'Variables.Count');

  const variables: VariableRange[] = [];
  for (let i = 0; i < count; i++) {
    let number = numberFirst ? nibbles.unsigned() + max : 0;
    const start = nibbles.unsigned();
    const lengthOrCall = nibbles.unsigned();
    if (!numberFirst) number = nibbles.unsigned() + max;
    const isCallReturn = number === callReturn;
    variables.push({
      number,
      start,
      end: (start + (isCallReturn ? 1 : lengthOrCall)) >>> 0,
      callIlOffset: isCallReturn ? lengthOrCall : undefined,
      location: readVarLocation(nibbles, offsetScale),
    });
  }
  return variables;
}
