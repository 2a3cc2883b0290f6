import type { ReadContext } from '../image/context.js';
import type { ByteCursor } from '../io/cursor.js';
import { NibbleReader } from '../io/nibbles.js';
import { checkCount } from './counts.js';
import { implicitNumbers } from './variable-numbers.js';

/** A point at which an async method can be suspended. */
export interface SuspensionPoint {
  /** In bytes from the method's start. */
  readonly nativeOffset: number;
  /** How many of the variables, in their order, belong to it. */
  readonly variableCount: number;
}

export interface AsyncVariable {
  readonly number: number;
  /** In bytes, inside the continuation object. */
  readonly offset: number;
}

export interface AsyncInfo {
  readonly suspensionPoints: readonly SuspensionPoint[];
  readonly variables: readonly AsyncVariable[];
}

/**
 * Reads the async part of a debug info blob (r2r-format 10.5; no image that has one is known).
 *
 *   nibbles: number of suspension points, number of variables; per point signed native offset from the previous one, number
 *   of its variables; per variable number - MAX, offset
 *
 * @param cursor over the part
 * @throws R2RError `debug-info.count`, `nibbles.*`, `truncated`
 */
export function readAsyncInfo(cursor: ByteCursor, context: ReadContext): AsyncInfo {
  const start = cursor.offset;
  const { max } = implicitNumbers(context.version);
  const nibbles = new NibbleReader(cursor);
  const pointCount = nibbles.unsigned();
  const variableCount = nibbles.unsigned();
  checkCount(cursor, pointCount + variableCount, 8, start, 'AsyncInfo');
  const suspensionPoints: SuspensionPoint[] = [];
  let nativeOffset = 0;
  for (let i = 0; i < pointCount; i++) {
    nativeOffset += nibbles.signed();
    suspensionPoints.push({ nativeOffset, variableCount: nibbles.unsigned() });
  }
  const variables: AsyncVariable[] = [];
  for (let i = 0; i < variableCount; i++) variables.push({ number: nibbles.unsigned() + max, offset: nibbles.unsigned() });
  return { suspensionPoints, variables };
}
