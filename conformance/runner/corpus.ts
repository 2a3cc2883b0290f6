import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { globSync } from 'glob';
import { packageRoot } from '../contract/package-root.js';
import type { Expectation, JsonSchema, Kind, Vector, VectorFile } from '../contract/protocol.js';

/** The suite's own data are not in order. The message is one line for people. */
export class CorpusError extends Error {}

export interface CorpusVector extends Vector {
  area: string;
  topic: string;
}

export interface Corpus {
  vectors: CorpusVector[];
  byId: ReadonlyMap<string, CorpusVector>;
  kinds: Readonly<Record<string, Kind>>;
}

/** The files of the corpus folder that hold no vectors: the kinds of structures with the schemas of their values, and what the ids of requirements stand for. */
const KINDS_FILE = 'kinds.json';
const REQUIREMENTS_FILE = 'requirements.json';

export function corpusFolder(): string {
  return join(packageRoot(), 'conformance/corpus');
}

/** Reads a JSON file, gzipped if its name ends in `.gz`. */
export function readJson(file: string): unknown {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
}

/** All vectors below `folder`, in the order of the files' names. Throws CorpusError if ids or twins do not fit together. */
export function readCorpus(folder: string = corpusFolder()): Corpus {
  const vectors: CorpusVector[] = [];
  const byId = new Map<string, CorpusVector>();
  let kinds: Record<string, Kind> = {};
  for (const name of globSync('**/*.{json,json.gz}', { cwd: folder, posix: true }).sort()) {
    if (name === REQUIREMENTS_FILE) continue;
    const content = readJson(join(folder, name));
    if (name === KINDS_FILE) {
      ({ kinds } = content as { kinds: Record<string, Kind> });
      continue;
    }
    const { area, topic, vectors: inFile } = content as VectorFile;
    if (!Array.isArray(inFile)) throw new CorpusError(`corpus file ${name} has no list of vectors`);
    for (const vector of inFile) {
      if (byId.has(vector.id)) throw new CorpusError(`two vectors bear the id ${vector.id}`);
      const placed = Object.assign(vector, { area, topic });
      byId.set(vector.id, placed);
      vectors.push(placed);
    }
  }
  findTwins(vectors, byId);
  return { vectors, byId, kinds };
}

/**
 * Sees to it that every vector that may be rejected has a twin: without a valid input that has to be accepted, whoever
 * refuses everything would pass. Where a literal input was made from no other, any valid input of its kind serves.
 */
function findTwins(vectors: CorpusVector[], byId: ReadonlyMap<string, CorpusVector>): void {
  const valid = new Map<string, string>();
  for (const { id, operation, input, expect } of vectors) {
    const key = `${operation} ${kindOf(input)}`;
    if (!mayReject(expect) && !valid.has(key)) valid.set(key, id);
  }
  for (const vector of vectors) {
    if (!mayReject(vector.expect)) continue;
    vector.twin ??= valid.get(`${vector.operation} ${kindOf(vector.input)}`);
    if (vector.twin === undefined) throw new CorpusError(`vector ${vector.id} may be rejected, and no vector of its kind is valid`);
    const twin = byId.get(vector.twin);
    if (twin === undefined) throw new CorpusError(`vector ${vector.id} names the twin ${vector.twin}, which does not exist`);
    if (mayReject(twin.expect)) throw new CorpusError(`vector ${vector.id} names the twin ${vector.twin}, which may be rejected itself`);
  }
}

function mayReject(expect: Expectation): boolean {
  return 'rejection' in expect || ('oneOf' in expect && expect.oneOf.some(mayReject));
}

/** The kind of structure that an input names. */
function kindOf(input: unknown): string | undefined {
  return typeof input === 'object' && input !== null && 'kind' in input && typeof input.kind === 'string' ? input.kind : undefined;
}

/** The schema of the value that a vector's operation gives or gets, as far as the corpus says one. */
export function valueSchema(corpus: Corpus, vector: Vector): JsonSchema | undefined {
  if (vector.operation !== 'format.decode' && vector.operation !== 'format.encode') return undefined;
  const kind = kindOf(vector.input);
  return kind !== undefined && Object.hasOwn(corpus.kinds, kind) ? corpus.kinds[kind].schema : undefined;
}
