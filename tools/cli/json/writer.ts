import { R2RError } from '../../../reference/errors.js';
import { hex } from '../../../reference/io/hex.js';
import type { Problem } from '../dump-format.js';
import { problemText } from '../problems.js';
import { isList, isRange, isStructure } from './model-values.js';

/** Above these depths objects and lists stand over several lines and are written piece by piece. */
const OBJECT_DEPTH = 5;
const LIST_DEPTH = 6;

/**
 * Writes nodes of the model as JSON. Besides what JSON has, a value may be
 *
 *   an iterable     a list that is read while it is written
 *   a function      something that is read when it is written
 *   bytes           hexadecimal digits, or left out
 *   a bigint        its decimal digits
 *   a byte range    [start, end], offsets in the file
 *
 * Where reading breaks off stands `{"error": {...}}`: in place of the value, or as the last element of the list.
 */
export class JsonWriter {
  constructor(
    private readonly withBytes: boolean,
    private readonly problem: Problem,
  ) {}

  /** The text in pieces. */
  *pieces(value: unknown, where = '', depth = 0): Iterable<string> {
    const read = isReader(value) ? this.guarded(where, value) : value;
    if (!isStructure(read) || isRange(read)) yield this.compact(read, where);
    else if (isList(read) && depth < LIST_DEPTH && !isPlain(read)) yield* this.list(read, where, depth);
    else if (!isList(read) && depth < OBJECT_DEPTH) yield* this.object(read, where, depth);
    else yield this.compact(read, where);
  }

  private *list(list: Iterable<unknown>, where: string, depth: number): Iterable<string> {
    const margin = '  '.repeat(depth + 1);
    let separator = `[\n${margin}`;
    for (const element of this.elements(list, where)) {
      yield separator;
      yield* this.pieces(element, where, depth + 1);
      separator = `,\n${margin}`;
    }
    yield separator.startsWith('[') ? '[]' : `\n${'  '.repeat(depth)}]`;
  }

  private *object(object: object, where: string, depth: number): Iterable<string> {
    const margin = '  '.repeat(depth + 1);
    let separator = `{\n${margin}`;
    for (const [name, value] of Object.entries(object)) {
      if (this.isLeftOut(value)) continue;
      yield `${separator}${JSON.stringify(name)}: `;
      yield* this.pieces(value, where === '' ? name : `${where}.${name}`, depth + 1);
      separator = `,\n${margin}`;
    }
    yield separator.startsWith('{') ? '{}' : `\n${'  '.repeat(depth)}}`;
  }

  private compact(value: unknown, where: string): string {
    if (typeof value === 'bigint') return `"${value}"`;
    if (value instanceof Uint8Array) return `"${hex(value)}"`;
    if (isReader(value)) return this.compact(this.guarded(where, value), where);
    if (!isStructure(value)) return JSON.stringify(value) ?? 'null';
    if (isRange(value)) return `[${value.start},${value.end}]`;
    let text = '';
    if (isList(value)) {
      for (const element of this.elements(value, where)) text += (text === '' ? '' : ',') + this.compact(element, where);
      return `[${text}]`;
    }
    for (const [name, each] of Object.entries(value)) {
      if (!this.isLeftOut(each)) text += `${text === '' ? '' : ','}"${name}":${this.compact(each, where)}`;
    }
    return `{${text}}`;
  }

  private isLeftOut(value: unknown): boolean {
    return value === undefined || (!this.withBytes && value instanceof Uint8Array);
  }

  private *elements(list: Iterable<unknown>, where: string): Iterable<unknown> {
    try {
      yield* list;
    } catch (error) {
      yield this.errorOf(error, where);
    }
  }

  private guarded(where: string, read: () => unknown): unknown {
    try {
      return read();
    } catch (error) {
      return this.errorOf(error, where);
    }
  }

  private errorOf(error: unknown, where: string): object {
    if (!(error instanceof R2RError)) throw error;
    this.problem(`${where}: ${problemText(error)}`);
    const { code, phase, path, range, message } = error;
    return { error: { code, phase, path: path === '' ? undefined : path, range, message } };
  }
}

function isReader(value: unknown): value is () => unknown {
  return typeof value === 'function';
}

/** Numbers and the like, which have room on one line. */
function isPlain(list: Iterable<unknown>): boolean {
  return Array.isArray(list) && !list.some(isStructure);
}
