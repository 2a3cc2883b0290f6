import type { RunRecord } from '../runner/results.js';

/** The options that chose the vectors of a run, so that a part is not taken for the whole; undefined if all were run. */
export function chosenText({ selection, shard }: RunRecord): string | undefined {
  const options = Object.entries(selection).map(([name, values]) => `--${name}=${values.join(',')}`);
  if (shard) options.push(`--shard=${shard.index}/${shard.count}`);
  return options.length === 0 ? undefined : options.join(' ');
}
