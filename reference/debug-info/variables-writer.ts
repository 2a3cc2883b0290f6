import type { ReadContext } from '../image/context.js';
import { has } from '../image/versions.js';
import { ByteWriter } from '../io/byte-writer.js';
import { NibbleWriter } from '../io/nibbles-writer.js';
import { writeVarLocation } from './locations-writer.js';
import { implicitNumbers } from './variable-numbers.js';
import type { VariableRange } from './variables.js';

/** Writes the variables of a debug info blob (readVariables has the layout). */
export function writeVariables(variables: readonly VariableRange[], { version, target }: Pick<ReadContext, 'version' | 'target'>): Uint8Array {
  const { max } = implicitNumbers(version);
  const numberFirst = has(version, 'callReturnVariables');
  const isX86 = target.machine === 'I386';
  const isSigned = has(version, 'signedVariableOffsets');
  const storedOffset = (offset: number): number => (isX86 ? (isSigned ? offset : offset >>> 0) / 4 : offset);
  const writer = new ByteWriter();
  const nibbles = new NibbleWriter(writer);
  nibbles.unsigned(variables.length);
  for (const { number, start, end, callIlOffset, location } of variables) {
    if (numberFirst) nibbles.unsigned(number - max);
    nibbles.unsigned(start);
    nibbles.unsigned(callIlOffset ?? (end - start) >>> 0);
    if (!numberFirst) nibbles.unsigned(number - max);
    writeVarLocation(nibbles, location, storedOffset);
  }
  nibbles.flush();
  return writer.toBytes();
}
