import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Vector } from '../../contract/protocol.js';
import { recorded, type RecordedRun } from '../../report/recorded-run.js';
import type { ResultRecord, ResultsLine } from '../../runner/results.js';
import { run, type ExitCode, type RunOptions } from '../../runner/run.js';
import { temporaryFolder } from '../temporary-folder.js';

export function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** `byte`: one byte, whose value is the number. Nothing else about it is wrong except that it may be missing. */
export function byteVectors(values: number[]): Vector[] {
  return values.map((value) => ({
    id: `byte.${value}`,
    requirements: ['BYTE-1'],
    operation: 'format.decode',
    input: { kind: 'byte', bytes: Buffer.of(value).toString('base64') },
    context: {},
    expect: { value, end: 1 },
    origin: 'derived',
  }));
}

export const MISSING_BYTE: Vector = {
  id: 'byte.7.truncated',
  requirements: ['BYTE-2'],
  operation: 'format.decode',
  input: { kind: 'byte', bytes: '' },
  context: {},
  expect: { rejection: { phase: 'record', codes: ['truncated'], range: [0, 0] } },
  twin: 'byte.7',
  origin: 'derived',
};

/** Source of a function that decodes a `byte` as it should be. */
export const DECODE_BYTE = `
  const decode = ({ bytes }) => {
    const data = Buffer.from(bytes, 'base64');
    return data.length === 0
      ? { rejected: { phase: 'record', code: 'truncated', range: [0, 0] } }
      : { accepted: { value: data[0], end: 1 } };
  };`;

/** Writes a corpus with one file of vectors; returns its folder. */
export function corpusOf(vectors: Vector[], kinds: object = {}): string {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'format/byte.json': JSON.stringify({ area: 'format', topic: 'byte', vectors }),
    'kinds.json': JSON.stringify({ kinds }),
  });
  return folder;
}

export interface Ran {
  exitCode: ExitCode;
  recorded: RecordedRun;
  lines: ResultsLine[];
  result(id: string): ResultRecord;
}

export async function runCorpus(corpus: string, impl: string, options: Partial<RunOptions> = {}): Promise<Ran> {
  const lines: ResultsLine[] = [];
  const base = { only: [], area: [], cwd: corpus, timeout: 5000, command: 'npm test --' };
  const exitCode = await run({ ...base, impl, corpus, spec: corpus, ...options }, (line) => lines.push(line));
  const gathered = recorded(lines);
  return {
    exitCode,
    recorded: gathered,
    lines,
    result(id) {
      const found = gathered.results.find((result) => result.id === id);
      if (!found) throw new Error(`no result for ${id}`);
      return found;
    },
  };
}
