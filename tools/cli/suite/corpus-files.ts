import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { globSync } from 'glob';
import { corpusFolder } from '../../../conformance/runner/corpus.js';
import type { Kind, Vector, VectorFile } from '../../../conformance/contract/protocol.js';

/** A file of the corpus as text: to look for a few vectors in it takes a tenth of the time that parsing it takes. */
export interface CorpusFile {
  name: string;
  text: string;
}

/** The files that hold vectors, one after the other. */
export function* corpusFiles(folder: string = corpusFolder()): Iterable<CorpusFile> {
  for (const name of globSync('*/**/*.{json,json.gz}', { cwd: folder, posix: true }).sort()) {
    const bytes = readFileSync(join(folder, name));
    yield { name, text: (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8') };
  }
}

export function vectorsIn({ text }: CorpusFile): Vector[] {
  return (JSON.parse(text) as VectorFile).vectors;
}

/** The vectors whose JSON holds one of the texts: more than those wanted, never fewer. */
export function vectorsWith(texts: readonly string[], folder?: string): Vector[] {
  const found: Vector[] = [];
  for (const file of corpusFiles(folder)) {
    if (!texts.some((text) => file.text.includes(text))) continue;
    found.push(...(file.name.endsWith('.gz') ? vectorsIn(file) : linesWith(file.text, texts)));
  }
  return found;
}

/** A file that is not packed has one vector a line. */
function linesWith(text: string, texts: readonly string[]): Vector[] {
  const lines = text.split('\n').slice(1, -2);
  return lines.filter((line) => texts.some((each) => line.includes(each))).map((line) => JSON.parse(line.replace(/,$/, '')) as Vector);
}

export function readKinds(folder: string = corpusFolder()): Record<string, Kind> {
  return (JSON.parse(readFileSync(join(folder, 'kinds.json'), 'utf8')) as { kinds: Record<string, Kind> }).kinds;
}
