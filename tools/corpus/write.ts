import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a file whole or not at all, through a temporary file beside it. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}

/** A corpus file: one vector a line, so that a change of one vector is a change of one line. */
export function corpusText(area: string, topic: string, vectors: readonly object[]): string {
  return `{"area":${JSON.stringify(area)},"topic":${JSON.stringify(topic)},"vectors":[\n${vectors.map((vector) => JSON.stringify(vector)).join(',\n')}\n]}\n`;
}
