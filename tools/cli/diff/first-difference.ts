import { R2RError } from '../../../reference/errors.js';
import type { Image } from '../../../reference/image/image.js';
import { hex } from '../../../reference/io/hex.js';
import { modelOf } from '../../../reference/model/image-model.js';
import { isList, isObject, isRange } from '../json/model-values.js';

/** A field of the model whose values are not the same. */
export interface FieldDifference {
  /** As in `r2r dump --format=json`: `header.sections[3].rva`. */
  readonly path: string;
  /** The values as JSON; undefined where there is none. */
  readonly before?: string;
  readonly after?: string;
}

/** Nothing in an image stands deeper but signatures, whose readers stop long before. */
const MAX_DEPTH = 400;
const SHOWN = 120;
/** Where they come from says nothing about the images; their size is a sum of all else. */
const NOT_COMPARED = new Set(['file', 'size']);

/** The first field of two images' models that differs, in the order of the dump. Byte ranges are no fields: they follow from them. */
export function firstDifference(before: Image, after: Image): FieldDifference | undefined {
  return differenceIn(modelOf(before), modelOf(after), '', 0);
}

function differenceIn(a: unknown, b: unknown, path: string, depth: number): FieldDifference | undefined {
  const [x, y] = [valueOf(a), valueOf(b)];
  if (x === y) return undefined;
  if (!isObject(x) || !isObject(y) || isList(x) !== isList(y) || depth > MAX_DEPTH) return leafDifference(x, y, path);
  if (x instanceof Uint8Array && y instanceof Uint8Array) return byteDifference(x, y, path);
  if (isRange(x) && isRange(y)) return undefined;
  return isList(x) && isList(y) ? listDifference(x, y, path, depth) : memberDifference(x, y, path, depth);
}

/** What the model reads only when it is asked; where that fails, the error is the value. */
function valueOf(value: unknown): unknown {
  if (typeof value !== 'function') return value;
  try {
    return (value as () => unknown)();
  } catch (error) {
    if (error instanceof R2RError) return { error: error.code };
    throw error;
  }
}

function leafDifference(x: unknown, y: unknown, path: string): FieldDifference | undefined {
  const [before, after] = [shown(x), shown(y)];
  return before === after && !isObject(x) ? undefined : { path, before, after };
}

function memberDifference(x: object, y: object, path: string, depth: number): FieldDifference | undefined {
  const [left, right] = [new Map<string, unknown>(Object.entries(x)), new Map<string, unknown>(Object.entries(y))];
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    if (depth === 0 && NOT_COMPARED.has(name)) continue;
    const found = differenceIn(left.get(name), right.get(name), path === '' ? name : `${path}.${name}`, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function listDifference(x: Iterable<unknown>, y: Iterable<unknown>, path: string, depth: number): FieldDifference | undefined {
  const [left, right] = [elements(x), elements(y)];
  for (let index = 0; ; index++) {
    const [a, b] = [left.next(), right.next()];
    if (a.done === true && b.done === true) return undefined;
    const found = differenceIn(a.done === true ? undefined : a.value, b.done === true ? undefined : b.value, `${path}[${index}]`, depth + 1);
    if (found !== undefined) return found;
  }
}

function* elements(list: Iterable<unknown>): Generator<unknown> {
  try {
    yield* list;
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    yield { error: error.code };
  }
}

function byteDifference(x: Uint8Array, y: Uint8Array, path: string): FieldDifference | undefined {
  const length = Math.min(x.length, y.length);
  let index = 0;
  while (index < length && x[index] === y[index]) index++;
  if (index === x.length && index === y.length) return undefined;
  const around = (bytes: Uint8Array): string => hex(bytes.subarray(index, index + 8));
  return { path: `${path}[${index}]`, before: around(x), after: around(y) };
}

/** A value in short. */
function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (isObject(value) && isList(value)) return '[...]';
  if (isObject(value)) return briefObject(value);
  return (JSON.stringify(value) ?? 'null').slice(0, SHOWN);
}

/** Of an object its numbers and texts. */
function briefObject(value: object): string {
  const plain = Object.entries(value).filter(([, each]) => typeof each === 'number' || typeof each === 'string' || typeof each === 'boolean');
  return JSON.stringify(Object.fromEntries(plain)).slice(0, SHOWN);
}

