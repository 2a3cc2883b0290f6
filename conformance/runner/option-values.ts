import { InvalidArgumentError } from 'commander';
import type { Shard } from './shard.js';

/** No number of the command line is larger: they count things, or choose among drawings. */
const LARGEST = 999_999_999;

/** Reads a whole number from the command line. @param what it is, for the message */
export function wholeNumber(what: string, minimum: number, maximum = LARGEST): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= minimum && number <= maximum) return number;
    throw new InvalidArgumentError(`${what}, at least ${minimum}${maximum === LARGEST && number <= LARGEST ? '' : ` and at most ${maximum}`}.`);
  };
}

/** Reads a number of something from the command line. @param what in the plural, for the message */
export function count(what: string, maximum?: number): (value: string) => number {
  return wholeNumber(`a number of ${what}`, 1, maximum);
}

/** Reads the seed of what is drawn from the command line. */
export const seedNumber = wholeNumber('a seed', 0);

const MAXIMUM_SHARDS = 10_000;

/** Reads one of several equal parts from the command line. */
export function shardNumber(value: string): Shard {
  const [, index, of] = (/^(\d+)\/(\d+)$/.exec(value) ?? []).map(Number);
  if (index >= 1 && index <= of && of <= MAXIMUM_SHARDS) return { index, count: of };
  throw new InvalidArgumentError(`the form is i/n, from 1/n to n/n, and n is ${MAXIMUM_SHARDS} at most.`);
}

/** Reads a time in seconds from the command line. */
export function seconds(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number <= 86_400)) throw new InvalidArgumentError('a number of seconds, above 0 and at most a day.');
  return number;
}
