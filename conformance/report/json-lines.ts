import { closeSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isNativeError } from 'node:util/types';
import { makeFolder } from '../contract/make-folder.js';
import type { ResultsLine } from '../runner/results.js';

const BUFFER_CHARACTERS = 64 * 1024;
const FLUSH_MS = 200;

/** The file of the results cannot be written. The message is one line for people. */
export class CannotWriteResults extends Error {}

/** Writes a stream of results to a file; what is not written yet when the process is killed is less than a second old. */
export class JsonLinesWriter {
  private readonly descriptor: number;
  private readonly timer: NodeJS.Timeout;
  private pending: string[] = [];
  private characters = 0;
  /** Why the last piece could not be written; there is no further one. */
  private failure: CannotWriteResults | undefined;
  private readonly flushWithUs = (): void => this.flush();

  constructor(file: string) {
    makeFolder(dirname(file));
    this.descriptor = openSync(file, 'w');
    this.timer = setInterval(() => this.flush(), FLUSH_MS);
    this.timer.unref();
    process.once('exit', this.flushWithUs);
  }

  /** @throws CannotWriteResults, also for an earlier line */
  write(line: ResultsLine): void {
    if (this.failure !== undefined) throw this.failure;
    const text = JSON.stringify(line);
    this.pending.push(text);
    this.characters += text.length;
    if (this.characters > BUFFER_CHARACTERS) this.flush();
  }

  /** @throws CannotWriteResults */
  close(): void {
    clearInterval(this.timer);
    process.off('exit', this.flushWithUs);
    this.flush();
    closeSync(this.descriptor);
    if (this.failure !== undefined) throw this.failure;
  }

  private flush(): void {
    if (this.pending.length === 0 || this.failure !== undefined) return;
    try {
      writeFileSync(this.descriptor, `${this.pending.join('\n')}\n`);
    } catch (error) {
      this.failure = cannotWriteResults(error);
    }
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
    return error instanceof CannotWriteResults ? error.message : cannotWriteResults(error).message;
  }
}

/** Throws what is no error of the file system. */
function cannotWriteResults(error: unknown): CannotWriteResults {
  if (!isNativeError(error) || !('code' in error)) throw error;
  return new CannotWriteResults(`the results cannot be written: ${error.message}`);
}
