import { InvalidArgumentError } from 'commander';

/** Reads a number of something from the command line. @param what in the plural, for the message */
export function count(what: string, maximum = Number.MAX_SAFE_INTEGER): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= 1 && number <= maximum) return number;
    throw new InvalidArgumentError(`a number of ${what}, at least 1${maximum < Number.MAX_SAFE_INTEGER ? ` and at most ${maximum}` : ''}.`);
  };
}

/** Reads a time in seconds from the command line. */
export function seconds(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number <= 86_400)) throw new InvalidArgumentError('a number of seconds, above 0 and at most a day.');
  return number;
}
