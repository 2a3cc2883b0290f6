import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';

/** Nobody reads what is written any more (`| head`): the run ends, and nothing is wrong. */
export class ClosedPipe extends Error {}

/** Characters that are gathered before they are written. */
const CHUNK = 1 << 16;

/**
 * Where a command writes: pieces of text are pulled from their makers only as fast as the reader takes them, so that the
 * text of a large image is never in memory as a whole.
 */
export class Output {
  constructor(
    private readonly stream: Writable,
    private readonly finish: (complete: boolean) => Promise<void> = async () => undefined,
  ) {
    // Every write has a callback that gets the error; without a listener the event would end the process.
    stream.on('error', () => undefined);
  }

  /** @throws ClosedPipe, or the error of the file system */
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

  /** Ends the output; one that is not complete leaves no file. */
  async close(complete: boolean): Promise<void> {
    await this.finish(complete);
  }

  private put(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.stream.write(text, (error) => {
        if (!error) resolve();
        else reject('code' in error && error.code === 'EPIPE' ? new ClosedPipe() : error);
      });
    });
  }
}

export function standardOutput(): Output {
  return new Output(process.stdout);
}

/** A file that appears under its name when it is complete. @throws the error of the file system */
export function fileOutput(path: string): Output {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  const stream = createWriteStream(temporary);
  return new Output(stream, async (complete) => {
    await new Promise<void>((resolve) => stream.end(() => resolve()));
    if (complete) renameSync(temporary, path);
    else rmSync(temporary, { force: true });
  });
}

/** Lines as pieces of text. */
export function* lines(texts: Iterable<string>): Iterable<string> {
  for (const text of texts) yield `${text}\n`;
}
