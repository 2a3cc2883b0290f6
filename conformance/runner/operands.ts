import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { editModel, type ModelOperand } from '../contract/models.js';
import { packageRoot } from '../contract/package-root.js';
import type { FileOperand, Identity, Vector } from '../contract/protocol.js';
import { cacheFolder, FETCH_COMMAND } from '../world/paths.js';

const CACHE_PREFIX = '$R2R_IMAGES/';
/** Bytes go inline up to this size; an implementation that takes no paths does not get larger files. */
const INLINE_LIMIT = 1024 * 1024;

/** Where a path of the corpus leads on this machine. */
export function locate(path: string): string {
  return path.startsWith(CACHE_PREFIX) ? join(cacheFolder(), path.slice(CACHE_PREFIX.length)) : join(packageRoot(), 'conformance', path);
}

/** The file operands of a vector's input. */
function filesOf(vector: Vector): FileOperand[] {
  const { input } = vector;
  return typeof input === 'object' && input !== null && 'files' in input && Array.isArray(input.files) ? input.files : [];
}

/** Checks and prepares file operands. One object a run: each file is hashed once. */
export class Operands {
  private readonly dumps = new Set<string>();
  /** Their texts by path. */
  private readonly models = new Map<string, string>();
  /** sha256 by path; undefined for a file that does not exist. */
  private readonly digests = new Map<string, string | undefined>();

  /** What a vector needs and this machine lacks, with the command that brings it; undefined if it has all. */
  missing(vector: Vector): string | undefined {
    for (const file of filesOf(vector)) {
      const problem = file.path === undefined ? undefined : this.problem(file.path, file.sha256);
      if (problem !== undefined) return problem;
    }
    const model = modelOf(vector);
    const problem = model && this.problem(model.path, model.sha256);
    if (problem !== undefined) return problem;
    const dump = 'facts' in vector.expect ? vector.expect.facts.dump : undefined;
    return dump === undefined ? undefined : this.missingDump(dump);
  }

  private missingDump(dump: string): string | undefined {
    if (this.dumps.has(dump)) return undefined;
    if (!existsSync(locate(dump))) return `${dump} is missing; ${remedy(dump)}`;
    this.dumps.add(dump);
    return undefined;
  }

  private model({ path, edits }: ModelOperand): unknown {
    const text = this.models.get(path) ?? gunzipSync(readFileSync(locate(path))).toString('utf8');
    this.models.set(path, text);
    const model: unknown = JSON.parse(text);
    editModel(model, edits ?? []);
    return model;
  }

  private problem(path: string, sha256: string | undefined): string | undefined {
    if (!this.digests.has(path)) this.digests.set(path, digestOf(locate(path)));
    const digest = this.digests.get(path);
    if (digest === undefined) return `${path} is missing; ${remedy(path)}`;
    if (sha256 === undefined || sha256 === digest) return undefined;
    return `${path} is not the file that the vector was made for (its sha256 is ${digest}); ${remedy(path)}`;
  }

  /** Why this implementation cannot be given the vector's files; undefined if it can. */
  tooLarge(vector: Vector, implementation: Identity): string | undefined {
    if (implementation.takesPaths) return undefined;
    for (const { path } of filesOf(vector)) {
      if (path !== undefined && statSync(locate(path)).size > INLINE_LIMIT) return `takes no paths, and ${path} is above 1 MB`;
    }
    return undefined;
  }

  /** The input as it is sent: absolute paths for who takes paths, else bytes. */
  input(vector: Vector, implementation: Identity): unknown {
    const files = filesOf(vector);
    const model = modelOf(vector);
    if (model !== undefined) return { ...(vector.input as object), model: this.model(model) };
    if (files.length === 0) return vector.input;
    const prepared = files.map(({ path, edits, ...operand }) => {
      if (path === undefined) return operand;
      if (edits !== undefined) return { name: operand.name, role: operand.role, bytes: edited(readFileSync(locate(path)), edits).toString('base64') };
      return implementation.takesPaths
        ? { ...operand, path: locate(path) }
        : { ...operand, bytes: readFileSync(locate(path)).toString('base64') };
    });
    return { ...(vector.input as object), files: prepared };
  }
}

/** The model operand of a vector's input. */
function modelOf({ operation, input }: Vector): ModelOperand | undefined {
  if (operation !== 'image.encode' || typeof input !== 'object' || input === null || !('model' in input)) return undefined;
  const model = input.model as Partial<ModelOperand> | null;
  return typeof model?.path === 'string' ? { ...model, path: model.path } : undefined;
}

function edited(bytes: Buffer, edits: NonNullable<FileOperand['edits']>): Buffer {
  for (const edit of edits) bytes.write(edit.bytes, edit.at, 'hex');
  return bytes;
}

function digestOf(file: string): string | undefined {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : undefined;
}

function remedy(path: string): string {
  return path.startsWith(CACHE_PREFIX) ? `${FETCH_COMMAND} brings it` : `git checkout conformance/${path} brings it`;
}
