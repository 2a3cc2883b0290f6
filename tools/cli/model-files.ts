import { dirname, resolve } from 'node:path';
import { readBytes } from './files.js';
import { isStructure } from './json/model-values.js';

/** Bytes of a model in a file beside it: `{"file": "code.bin", "at": 16, "size": 32}`. */
interface BytesInFile {
  readonly file: string;
  /** The whole file if left out. */
  readonly at?: number;
  readonly size?: number;
}

/**
 * Puts the bytes that a model has in files beside it into their places.
 * @param path that of the model, which names of files are relative to
 * @throws the error of the file system, with the path of the file
 */
export function readBesideFiles(model: unknown, path: string): void {
  const files = new Map<string, Uint8Array>();
  const rest: object[] = isStructure(model) ? [model] : [];
  for (let structure = rest.pop(); structure !== undefined; structure = rest.pop()) {
    for (const [name, value] of Object.entries(structure)) {
      if (isBytesInFile(value)) (structure as Record<string, unknown>)[name] = bytesIn(value);
      else if (isStructure(value)) rest.push(value);
    }
  }

  function bytesIn({ file, at = 0, size }: BytesInFile): Uint8Array {
    const place = resolve(dirname(path), file);
    const bytes = files.get(place) ?? readNamed(place);
    files.set(place, bytes);
    return bytes.subarray(at, size === undefined ? bytes.length : at + size);
  }
}

/** Not every error of the file system names the file. */
function readNamed(path: string): Uint8Array {
  try {
    return readBytes(path);
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}

function isBytesInFile(value: unknown): value is BytesInFile {
  if (!isStructure(value) || !('file' in value) || typeof value.file !== 'string') return false;
  return Object.entries(value).every(([name, each]) => name === 'file' || ((name === 'at' || name === 'size') && Number.isSafeInteger(each) && Number(each) >= 0));
}
