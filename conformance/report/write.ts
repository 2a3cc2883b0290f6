import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import { REPORTS } from './forms.js';
import type { StartedRun } from './recorded-run.js';
import { STANDARD_OUTPUT, type ReportRequest } from './requests.js';

const CHUNK_CHARACTERS = 1 << 16;

/** Writes reports, to paths relative to `cwd`. Returns in one line why one cannot be written. */
export function writeReports(requests: readonly ReportRequest[], recorded: StartedRun, cwd: string): string | undefined {
  for (const { format, file } of requests) {
    try {
      writePieces(file === STANDARD_OUTPUT ? undefined : resolve(cwd, file), REPORTS[format](recorded));
    } catch (error) {
      if (!isNativeError(error) || !('code' in error)) throw error;
      return `the report ${format}:${file} cannot be written: ${error.message}`;
    }
  }
  return undefined;
}

function writePieces(file: string | undefined, pieces: Iterable<string>): void {
  if (file === undefined) {
    process.stdout.write([...pieces].join(''));
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'w');
  try {
    let chunk = '';
    for (const piece of pieces) {
      chunk += piece;
      if (chunk.length < CHUNK_CHARACTERS) continue;
      writeFileSync(descriptor, chunk);
      chunk = '';
    }
    writeFileSync(descriptor, chunk);
  } finally {
    closeSync(descriptor);
  }
}
