import { isNativeError } from 'node:util/types';
import { CorpusError } from './corpus.js';
import { selectedVectors, type ExitCode, type RunOptions } from './run.js';

/** Prints a line for each vector that a run would report: its id, a tab, its requirements with commas between. */
export function list(options: RunOptions): ExitCode {
  try {
    const lines = selectedVectors(options).map(({ id, requirements }) => `${id}\t${requirements.join(',')}\n`);
    process.stdout.on('error', whoeverReadIsGone).write(lines.join(''));
    return 0;
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    process.stderr.write(`r2r: ${error.message}\n`);
    return 2;
  }
}

/** `| head` has seen enough. */
function whoeverReadIsGone(error: Error): void {
  if (!isNativeError(error) || !('code' in error) || error.code !== 'EPIPE') throw error;
}
