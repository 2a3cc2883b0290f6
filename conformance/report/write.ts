import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';
import type { StartedRun } from './recorded-run.js';
import { STANDARD_OUTPUT, type ReportFormat, type ReportRequest } from './requests.js';
import { requirementsReport } from './requirements-markdown.js';
import { tapReport } from './tap.js';

/** Each form of a report as pieces of text: it is a function of the run's stream, and of nothing else. */
export const REPORTS: Readonly<Record<ReportFormat, (recorded: StartedRun) => Iterable<string>>> = {
  json: jsonReport,
  junit: junitReport,
  tap: tapReport,
  md: markdownReport,
  requirements: requirementsReport,
};

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
