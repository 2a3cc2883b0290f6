import { CorpusError } from './corpus.js';
import { selectedVectors, type ExitCode, type RunOptions } from './run.js';

/** Prints a line for each vector that a run would report: its id, a tab, its requirements with commas between. */
export function list(options: RunOptions): ExitCode {
  try {
    const lines = selectedVectors(options).map(({ id, requirements }) => `${id}\t${requirements.join(',')}\n`);
    process.stdout.on('error', cannotGoOn).write(lines.join(''));
    return 0;
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    process.stderr.write(`r2r: ${error.message}\n`);
    return 2;
  }
}

/** A full disk, or nobody who reads the list. */
function cannotGoOn({ message }: Error): void {
  process.stderr.write(`r2r: the list cannot be written: ${message}\n`);
  process.exit(2);
}
