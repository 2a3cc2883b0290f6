import { closeSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import { makeFolder } from '../contract/make-folder.js';
import { REPORTS } from './forms.js';
import type { StartedRun } from './recorded-run.js';
import { STANDARD_OUTPUT, type ReportFormat, type ReportRequest } from './requests.js';

const CHUNK_CHARACTERS = 1 << 16;

/**
 * Takes away the reports of an older run before a new one, so that they cannot be taken for its own if it is killed. Returns
 * in one line why one could not be written, before anything has run.
 */
export function clearReports(requests: readonly ReportRequest[], cwd: string): string | undefined {
  return forEachFile(requests, cwd, (file) => {
    if (file === undefined) return;
    writePieces(file, []);
    if (statSync(file).isFile()) rmSync(file);
  });
}

/** Writes reports, to paths relative to `cwd`. Returns in one line why one cannot be written. */
export function writeReports(requests: readonly ReportRequest[], recorded: StartedRun, cwd: string): string | undefined {
  return forEachFile(requests, cwd, (file, format) => writePieces(file, REPORTS[format](recorded)));
}

/** @param act gets undefined for standard output */
function forEachFile(requests: readonly ReportRequest[], cwd: string, act: (file: string | undefined, format: ReportFormat) => void): string | undefined {
  for (const { format, file } of requests) {
    try {
      act(file === STANDARD_OUTPUT ? undefined : resolve(cwd, file), format);
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
  makeFolder(dirname(file));
  // A device or a pipe is written to directly.
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) return writeInto(file, pieces);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeInto(temporary, pieces);
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function writeInto(file: string, pieces: Iterable<string>): void {
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
