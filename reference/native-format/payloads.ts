import { R2RError } from '../errors.js';
import type { ByteRange } from '../io/ranges.js';
import { WorkBudget } from '../io/work-budget.js';
import type { HashtableEntry, NativeHashtable } from './hashtable.js';

/**
 * The payloads of a hashtable, in the order of the table; they may share bytes.
 * @param size of the input, in bytes
 * @param structure in front of the index in the paths of errors
 * @param rangeOf the bytes of a payload that others may share
 * @throws R2RError of `read`, `native-hashtable.*`, `limit.exceeded`
 */
export function* payloads<T>(table: NativeHashtable, size: number, structure: string, read: (entry: HashtableEntry) => T, rangeOf: (payload: T) => ByteRange): IterableIterator<T> {
  const budget = new WorkBudget(size);
  let index = 0;
  try {
    for (const entry of table.entries()) {
      const payload = read(entry);
      budget.spend(rangeOf(payload));
      index++;
      yield payload;
    }
  } catch (error) {
    throw error instanceof R2RError ? error.within(`${structure}[${index}]`) : error;
  }
}
