import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { packageRoot } from '../contract/package-root.js';
import type { ResultsLine } from '../runner/results.js';
import { recorded, type RecordedRun } from './recorded-run.js';

const PIECE_BYTES = 1 << 20;
/** Characters of a line that no run writes: what is longer is no stream. */
const LONGEST_LINE = 1 << 26;

const schema = (name: string): object => JSON.parse(readFileSync(join(packageRoot(), 'spec/schema/report', name), 'utf8')) as object;
const isResultsLine = new Ajv2020().addSchema(schema('report.json')).compile<ResultsLine>(schema('results-line.json'));

/**
 * Reads a stream of results from its file. A last line without line feed (of a run that was killed) is left aside; a line
 * that is no record (two runs that write one file, a file of another kind) ends the reading with a problem. Throws what the
 * file system throws.
 */
export function readRecordedRun(file: string): RecordedRun {
  const lines: ResultsLine[] = [];
  for (const text of completeLines(file)) {
    const line = parsed(text);
    if (!isResultsLine(line)) return { ...recorded(lines), end: undefined, problem: noRecord(file, lines.length) };
    lines.push(line);
  }
  return recorded(lines);
}

function noRecord(file: string, before: number): string {
  return before === 0 ? `${file} is no file of results` : `line ${before + 1} of ${file} is no record: does another run write there?`;
}

function* completeLines(file: string): Iterable<string> {
  const descriptor = openSync(file, 'r');
  const decoder = new StringDecoder('utf8');
  const piece = Buffer.alloc(PIECE_BYTES);
  let rest = '';
  try {
    for (let length = readSync(descriptor, piece); length > 0; length = readSync(descriptor, piece)) {
      const lines = (rest + decoder.write(piece.subarray(0, length))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
      if (rest.length > LONGEST_LINE) yield rest;
    }
  } finally {
    closeSync(descriptor);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
