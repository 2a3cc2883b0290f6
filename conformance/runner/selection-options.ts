import { InvalidArgumentError, Option } from 'commander';
import { shardNumber } from './option-values.js';
import { LEVELS, type Level, type Selection } from './select.js';

/** The options of a command line that make a `Selection`. */
export function selectionOptions(): Option[] {
  return [
    listed('--only <ids>', 'vectors with these ids (* and ? as usual)', text),
    listed('--area <areas>', 'areas of the corpus', text),
    listed('--requirement <ids>', 'vectors of these requirements (* and ? as usual)', text),
    listed('--level <levels>', `vectors of requirements that are ${LEVELS.join(', ')}`, level),
    listed('--format-version <versions>', 'those of an R2R version (16.0, 16, 2.1..9.1), and those that hold for any', version),
    listed('--target <targets>', 'those for a machine (AMD64) or one with a system (AMD64/Linux), and those that hold for any', text),
    new Option('--shard <i/n>', 'the i-th of n equal parts of what is chosen').argParser(shardNumber),
  ];
}

/** The part of a command line's options that chooses vectors. */
export function selectionOf({ only, area, requirement, level, formatVersion, target, shard }: Selection): Selection {
  return { only, area, requirement, level, formatVersion, target, shard };
}

/** An option that may come more than once, with commas between its values. */
function listed<T>(flags: string, description: string, read: (item: string) => T): Option {
  return new Option(flags, description).argParser<T[] | undefined>((value, before = []) => [
    ...before,
    ...value.split(',').filter((item) => item !== '').map(read),
  ]);
}

function text(item: string): string {
  return item;
}

function level(item: string): Level {
  const found = LEVELS.find((each) => each === item.toUpperCase());
  if (found === undefined) throw new InvalidArgumentError(`${item} is no level; there are ${LEVELS.join(', ')}.`);
  return found;
}

function version(item: string): string {
  if (/^\d+(\.\d+)?(\.\.\d+(\.\d+)?)?$/.test(item)) return item;
  throw new InvalidArgumentError(`${item} is no version; 16.0, 16 and 2.1..9.1 are.`);
}
