import { R2RError } from '../../../reference/errors.js';
import { hex } from '../../../reference/io/hex.js';
import type { Image } from '../../../reference/image/image.js';
import { modelOf } from '../../../reference/model/image-model.js';
import { remainsOf } from '../../../reference/build/remains.js';

/** The model of an image as `r2r dump --format=json` prints it, as a value. */
export function plainModel(image: Image): Record<string, unknown> {
  return plain({ ...modelOf(image), ...remainsOf(image) }) as Record<string, unknown>;
}

function plain(value: unknown): unknown {
  if (typeof value === 'function') return readOrError(() => plain((value as () => unknown)()));
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return hex(value);
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (Symbol.iterator in value) return elementsOf(value as Iterable<unknown>);
  const members = Object.entries(value);
  if (members.length === 2 && 'start' in value && 'end' in value) return [value.start, value.end];
  return Object.fromEntries(members.filter(([, each]) => each !== undefined).map(([name, each]) => [name, plain(each)]));
}

/** A list that breaks off ends with the error. */
function elementsOf(list: Iterable<unknown>): unknown[] {
  const elements: unknown[] = [];
  const broken = readOrError(() => {
    for (const element of list) elements.push(plain(element));
    return undefined;
  });
  return broken === undefined ? elements : [...elements, broken];
}

function readOrError(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    const { code, phase, message } = error;
    return { error: { code, phase, message } };
  }
}
