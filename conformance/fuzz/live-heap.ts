import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: (options?: { type: 'minor' }) => void = runInNewContext('gc');

/** In bytes, with what is not collected yet. */
export function heapUsed(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}

/**
 * In bytes, without most of what is not in use: takes about a millisecond. The memory of array buffers is given back by the
 * collection after the one that finds them.
 */
export function heapUsedOfLate(): number {
  collect({ type: 'minor' });
  collect({ type: 'minor' });
  return heapUsed();
}

/**
 * How many bytes `answers.kept` keeps alive. Collecting everything takes longer than most inputs, so it is done only if more
 * than `limit` has come since; below that the result is an upper bound. Empties `answers`.
 * @param before what `heapUsedOfLate` was before the answers were made
 */
export function bytesKept(answers: { kept: unknown }, before: number, limit: number): number {
  const upperBound = heapUsedOfLate() - before;
  if (upperBound <= limit) {
    answers.kept = undefined;
    return Math.max(0, upperBound);
  }
  collectAll();
  const withAnswers = heapUsed();
  answers.kept = undefined;
  collectAll();
  return withAnswers - heapUsed();
}

function collectAll(): void {
  collect();
  collect();
}
