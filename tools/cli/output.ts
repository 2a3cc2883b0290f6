import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { makeFolder } from '../../conformance/contract/make-folder.js';
import { statsOf } from './files.js';
import { standardOutputSentence } from './standard-output.js';

/** The output cannot be written: what went wrong is in the message. */
export class CannotWrite extends Error {}

/** Characters that are gathered before they are written. */
const CHUNK = 1 << 16;

/**
 * Where a command writes: pieces of text are pulled from their makers only as fast as the reader takes them, so that the
 * text of a large image is never in memory as a whole.
 */
export class Output {
  constructor(
    private readonly stream: Writable,
    private readonly sentence: (error: Error) => string,
    private readonly finish: (complete: boolean) => Promise<void> = async () => undefined,
  ) {
    // Every write has a callback that gets the error; without a listener the event would end the process.
    stream.on('error', () => undefined);
  }

  /** @throws CannotWrite */
  async write(pieces: Iterable<string>): Promise<void> {
    let chunk = '';
    for (const piece of pieces) {
      chunk += piece;
      if (chunk.length < CHUNK) continue;
      await this.put(chunk);
      chunk = '';
    }
    if (chunk !== '') await this.put(chunk);
  }

  /** @throws CannotWrite */
  async writeBytes(bytes: Uint8Array): Promise<void> {
    await this.put(bytes);
  }

  /** Ends the output; one that is not complete leaves no file. */
  async close(complete: boolean): Promise<void> {
    await this.finish(complete);
  }

  private put(text: string | Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.stream.write(text, (error) => {
        if (!error) resolve();
        else reject(new CannotWrite(this.sentence(error)));
      });
    });
  }
}

export function standardOutput(): Output {
  return new Output(process.stdout, standardOutputSentence);
}

/** A file that appears under its name when it is complete; a device or a pipe is written to directly. @throws CannotWrite */
export function fileOutput(path: string): Output {
  if (statsOf(path)?.isFile() === false) return directOutput(path);
  inFileSystem(() => makeFolder(dirname(path)));
  const temporary = `${path}.${process.pid}.tmp`;
  const stream = createWriteStream(temporary);
  return new Output(stream, sentenceOf(path), async (complete) => {
    await new Promise<void>((resolve) => stream.end(() => resolve()));
    inFileSystem(() => (complete ? renameSync(temporary, path) : rmSync(temporary, { force: true })));
  });
}

/** Writes a file that appears when it is complete. @throws CannotWrite */
export async function writeFile(path: string, bytes: Uint8Array): Promise<void> {
  const output = fileOutput(path);
  let complete = false;
  try {
    await output.writeBytes(bytes);
    complete = true;
  } finally {
    await output.close(complete);
  }
}

function directOutput(path: string): Output {
  const stream = createWriteStream(path);
  return new Output(stream, sentenceOf(path), () => new Promise<void>((resolve) => stream.end(() => resolve())));
}

function sentenceOf(path: string): (error: Error) => string {
  return ({ message }) => `${path} cannot be written: ${message}`;
}

function inFileSystem(act: () => void): void {
  try {
    act();
  } catch (error) {
    throw error instanceof Error ? new CannotWrite(error.message) : error;
  }
}

/** Lines as pieces of text. */
export function* lines(texts: Iterable<string>): Iterable<string> {
  for (const text of texts) yield `${text}\n`;
}

/** Values as one JSON array, each on a line of its own. */
export function* jsonArray(values: Iterable<unknown>): Iterable<string> {
  let separator = '[';
  for (const value of values) {
    yield separator + JSON.stringify(value);
    separator = ',\n';
  }
  yield separator === '[' ? '[]\n' : ']\n';
}
