import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../../conformance/contract/make-folder.js';

/** A file cannot be written. The message is one line for people. */
export class CannotWriteFile extends Error {}

/** Writes a file whole or not at all, through a temporary file beside it. @throws CannotWriteFile */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    makeFolder(path.dirname(file));
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    if (statSync(path.dirname(file), { throwIfNoEntry: false })?.isDirectory()) rmSync(temporary, { force: true });
    throw new CannotWriteFile(`${file} cannot be written: ${error.message}`, { cause: error });
  }
}

/** A corpus file: one vector a line, so that a change of one vector is a change of one line. */
export function corpusText(area: string, topic: string, vectors: readonly object[]): string {
  return `{"area":${JSON.stringify(area)},"topic":${JSON.stringify(topic)},"vectors":[\n${vectors.map((vector) => JSON.stringify(vector)).join(',\n')}\n]}\n`;
}
