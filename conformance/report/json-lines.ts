import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isNativeError } from 'node:util/types';
import type { EndRecord, ResultRecord, ResultsLine, RunRecord } from '../runner/results.js';

const BUFFER_CHARACTERS = 64 * 1024;
const FLUSH_MS = 200;

/** Writes a stream of results to a file; what is not written yet when the process is killed is less than a second old. */
export class JsonLinesWriter {
  private readonly descriptor: number;
  private readonly timer: NodeJS.Timeout;
  private pending: string[] = [];
  private characters = 0;
  private readonly flushWithUs = (): void => this.flush();

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.descriptor = openSync(file, 'w');
    this.timer = setInterval(() => this.flush(), FLUSH_MS);
    this.timer.unref();
    process.once('exit', this.flushWithUs);
  }

  write(line: ResultsLine): void {
    const text = JSON.stringify(line);
    this.pending.push(text);
    this.characters += text.length;
    if (this.characters > BUFFER_CHARACTERS) this.flush();
  }

  close(): void {
    clearInterval(this.timer);
    process.off('exit', this.flushWithUs);
    this.flush();
    closeSync(this.descriptor);
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    writeSync(this.descriptor, `${this.pending.join('\n')}\n`);
    this.pending = [];
    this.characters = 0;
  }
}

/** Empties the file of a stream, so that an older run cannot be taken for this one. Returns why that is not possible. */
export function emptied(file: string): string | undefined {
  try {
    new JsonLinesWriter(file).close();
    return undefined;
  } catch (error) {
    if (!isNativeError(error) || !('code' in error)) throw error;
    return `the results cannot be written: ${error.message}`;
  }
}

/** A run, as far as its stream has it. */
export interface RecordedRun {
  run?: RunRecord;
  results: ResultRecord[];
  /** Absent if the run was cut off. */
  end?: EndRecord;
  problem?: string;
}

/** Gathers the lines of a stream. */
export function recorded(lines: Iterable<ResultsLine>): RecordedRun {
  const gathered: RecordedRun = { results: [] };
  for (const line of lines) {
    if (line.record === 'result') gathered.results.push(line);
    else if (line.record === 'run') gathered.run = line;
    else if (line.record === 'end') gathered.end = line;
    else gathered.problem = line.problem;
  }
  return gathered;
}

/**
 * Reads a stream from its file. A last line without line feed (of a run that was killed) is left aside; a line that is no
 * record (two runs that write one file) ends the reading with a problem.
 */
export function readRecordedRun(file: string): RecordedRun {
  const lines: ResultsLine[] = [];
  for (const text of readFileSync(file, 'utf8').split('\n').slice(0, -1)) {
    const line = parsed(text);
    if (line === undefined) return { ...recorded(lines), problem: `line ${lines.length + 1} of ${file} is no record: does another run write there?` };
    lines.push(line);
  }
  return recorded(lines);
}

function parsed(text: string): ResultsLine | undefined {
  try {
    return JSON.parse(text) as ResultsLine;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
