import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: (options?: { type: 'minor' }) => void = runInNewContext('gc');

/** What is alive while nothing is being examined; at times a little out of date. */
let idle = 0;

/**
 * How many bytes `answers.kept` keeps alive. Collecting takes longer than most inputs, so it is done only as far as the heap
 * with all that is not collected yet exceeds `limit`; below that the result is an upper bound. Empties `answers`.
 */
export function bytesKept(answers: { kept: unknown }, limit: number): number {
  for (const collectMore of [undefined, () => collect({ type: 'minor' }), collectAll]) {
    collectMore?.();
    const upperBound = used() - idle;
    if (upperBound <= limit) return upperBound;
  }
  const withAnswers = used();
  answers.kept = undefined;
  collectAll();
  idle = used();
  return withAnswers - idle;
}

/** The memory of array buffers is given back by the collection after the one that finds them. */
function collectAll(): void {
  collect();
  collect();
}

function used(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}
