import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatDecode } from '../../reference/operations/format-decode.js';
import type { DecodeInput, Vector, VectorFile } from '../contract/protocol.js';
import { readCorpus, type CorpusVector } from '../runner/corpus.js';
import { run } from '../runner/run.js';

/** Decodes that cost next to nothing, so that the time is that of the way there and back. */
const SIMPLE_KINDS = new Set(['native-unsigned', 'native-signed', 'readytorun-header']);
const VECTORS = 100_000;

export interface Throughput {
  readonly vectors: number;
  readonly seconds: number;
  readonly perSecond: number;
}

/** The operation called as a function, without a runner. */
export function calls(): Throughput {
  const vectors = simpleVectors(readCorpus().vectors);
  const decodeAll = (): void => vectors.forEach(({ input, context }) => void formatDecode(input as DecodeInput, context));
  decodeAll();
  const started = performance.now();
  decodeAll();
  return throughput(started);
}

/** Through the runner, verdicts included: the reference as a module in its worker, and as a command over stdio. */
export async function throughRunner(transport: 'module' | 'stdio'): Promise<Throughput> {
  const folder = mkdtempSync(join(tmpdir(), 'r2r-bench-'));
  try {
    writeCorpus(folder);
    const impl = transport === 'stdio' ? `cmd:'${process.execPath}' '${fileURLToPath(new URL('./stdio-reference.js', import.meta.url))}'` : undefined;
    let seconds = 0;
    const options = { impl, cwd: '.', timeout: 60_000, corpus: folder, command: '', only: [], area: [], grade: 'exact' } as const;
    const exitCode = await run({ ...options, only: [], area: [] }, (line) => {
      if (line.record === 'end') ({ seconds } = line);
      if (line.record === 'problem') throw new Error(line.problem);
    });
    if (exitCode !== 0) throw new Error('the reference fails vectors of the corpus: there is nothing to measure');
    return { vectors: VECTORS, seconds, perSecond: Math.round(VECTORS / seconds) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A corpus of simple vectors, over and over, each time under other ids. */
function writeCorpus(folder: string): void {
  const { vectors, kinds } = readCorpus();
  const file: VectorFile = { area: 'bench', topic: 'simple', vectors: simpleVectors(vectors) };
  mkdirSync(join(folder, 'bench'));
  writeFileSync(join(folder, 'bench', 'simple.json'), JSON.stringify(file));
  writeFileSync(join(folder, 'kinds.json'), JSON.stringify({ kinds }));
}

function simpleVectors(vectors: readonly CorpusVector[]): Vector[] {
  const simple = vectors.filter(({ input, operation }) => operation === 'format.decode' && SIMPLE_KINDS.has((input as DecodeInput).kind));
  const ids = new Set(simple.map(({ id }) => id));
  return Array.from({ length: VECTORS }, (_, index) => {
    const vector = simple[index % simple.length];
    const round = Math.floor(index / simple.length);
    const renamed = (id: string): string => `${id}.${round}`;
    const twin = vector.twin !== undefined && ids.has(vector.twin) ? { twin: `${vector.twin}.0` } : {};
    return { ...vector, id: renamed(vector.id), ...twin };
  });
}

function throughput(started: number): Throughput {
  const seconds = (performance.now() - started) / 1000;
  return { vectors: VECTORS, seconds, perSecond: Math.round(VECTORS / seconds) };
}
