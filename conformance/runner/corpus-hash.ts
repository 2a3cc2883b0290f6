import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'glob';
import { corpusFolder } from './corpus.js';

/**
 * What names a corpus in reports: the sha256, in lower-case hexadecimal, of one line for each JSON file below `folder`,
 * sorted by path: its own sha256, two spaces, its path with slashes, a line feed. With the tools of a shell, in the folder:
 *
 *     find * -name '*.json' -o -name '*.json.gz' | LC_ALL=C sort | xargs sha256sum | sha256sum
 */
export function corpusHash(folder: string = corpusFolder()): string {
  const lines = globSync('**/*.{json,json.gz}', { cwd: folder, posix: true })
    .sort()
    .map((name) => `${sha256(readFileSync(join(folder, name)))}  ${name}\n`);
  return sha256(lines.join(''));
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
