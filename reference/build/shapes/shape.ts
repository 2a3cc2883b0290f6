import { R2RError } from '../../errors.js';
import { fileOffset, rva as asRva, type FileOffset, type Rva } from '../../io/addresses.js';
import type { ByteRange } from '../../io/ranges.js';

/**
 * Reads one kind of value of a model: from JSON, or as modelOf makes it, where bytes, 64-bit integers and ranges have types of
 * their own, and functions and iterables read when they are asked.
 * @throws R2RError `model.value`, `model.member`, `model.unread`, with a JSON pointer from the value as path
 */
export type Shape<T> = (value: unknown) => T;

/** An error about a value; what stands around it puts the way to it in front. */
export function wrongValue(value: unknown, expected: string): R2RError {
  if (value === undefined) return new R2RError('model.value', `there is nothing, and ${expected} is wanted`);
  const shown = typeof value === 'bigint' ? `${value}` : JSON.stringify(value);
  return new R2RError('model.value', `${shown.length > 60 ? `${shown.slice(0, 60)} ...` : shown} is not ${expected}`);
}

/** The error with one more step in front of its JSON pointer. */
export function under(step: string | number, error: unknown): unknown {
  if (!(error instanceof R2RError)) return error;
  const escaped = String(step).replaceAll('~', '~0').replaceAll('/', '~1');
  error.path = `/${escaped}${error.path === '' || error.path.startsWith('/') ? '' : '/'}${error.path}`;
  return error;
}

/**
 * What stands where reading is put off is read.
 * @throws R2RError `model.unread` for what cannot be read, and for what stands where reading broke off
 */
export function evaluated(value: unknown): unknown {
  const read: unknown = typeof value === 'function' ? readNow(value as () => unknown) : value;
  if (typeof read === 'object' && read !== null && 'error' in read) throw unread();
  return read;
}

function readNow(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    throw error instanceof R2RError ? unread() : error;
  }
}

/** True for an error that says only that the model has no value there. */
export function isUnread(error: unknown): boolean {
  return error instanceof R2RError && error.code === 'model.unread';
}

function unread(): R2RError {
  return new R2RError('model.unread', 'stands for what could not be read');
}

export function integer(min: number, max: number): Shape<number> {
  return (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) throw wrongValue(value, `an integer from ${min} to ${max}`);
    return value;
  };
}

export const u4 = integer(0, 0xf);
export const u8 = integer(0, 0xff);
export const u16 = integer(0, 0xffff);
export const u32 = integer(0, 0xffffffff);
export const i32 = integer(-0x80000000, 0x7fffffff);
export const i8 = integer(-0x80, 0x7f);
/** Of numbers that a reader has computed, such as sums. */
export const wide = integer(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);

export const rva: Shape<Rva> = (value) => asRva(u32(value));
export const offset: Shape<FileOffset> = (value) => fileOffset(integer(0, Number.MAX_SAFE_INTEGER)(value));

/** 64 bits as decimal text. */
export function big(min: bigint, max: bigint): Shape<bigint> {
  return (value) => {
    const read = typeof value === 'bigint' ? value : typeof value === 'string' && /^-?[0-9]{1,20}$/.test(value) ? BigInt(value) : undefined;
    if (read === undefined || read < min || read > max) throw wrongValue(value, `an integer from ${min} to ${max} as text`);
    return read;
  };
}

export const u64 = big(0n, 2n ** 64n - 1n);
export const i64 = big(-(2n ** 63n), 2n ** 63n - 1n);

export const flag: Shape<boolean> = (value) => {
  if (typeof value !== 'boolean') throw wrongValue(value, 'true or false');
  return value;
};

export const text: Shape<string> = (value) => {
  if (typeof value !== 'string') throw wrongValue(value, 'text');
  return value;
};

/** Hexadecimal digits. */
export const bytes: Shape<Uint8Array> = (value) => {
  if (value instanceof Uint8Array) return value;
  if (typeof value !== 'string' || !/^([0-9a-f]{2})*$/i.test(value)) throw wrongValue(value, 'a row of pairs of hexadecimal digits');
  return Uint8Array.from(Buffer.from(value, 'hex'));
};

/** [first, behind the last], offsets in the file. */
export const range: Shape<ByteRange> = (value) => {
  const [start, end] = Array.isArray(value) ? (value as unknown[]) : [(value as ByteRange | null)?.start, (value as ByteRange | null)?.end];
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || Number(start) < 0 || Number(end) < Number(start)) throw wrongValue(value, 'a range of offsets');
  return { start: Number(start), end: Number(end) };
};

/** What is derived from something else, or not needed to write. */
export const anything: Shape<unknown> = (value) => value;

/** One of some texts or numbers. */
export function oneOf<const T extends string | number>(...values: readonly T[]): Shape<T> {
  return (value) => {
    const found = values.find((each) => each === value);
    if (found === undefined) throw wrongValue(value, `one of ${values.join(', ')}`);
    return found;
  };
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value) => (value === undefined || value === null ? undefined : shape(value));
}

/** A pair of values of one shape. */
export function pair<T>(shape: Shape<T>): Shape<readonly [T, T]> {
  const read = list(shape);
  return (value) => {
    const [first, second, ...rest] = read(value);
    if (first === undefined || second === undefined || rest.length > 0) throw wrongValue(value, 'a list of two');
    return [first, second];
  };
}

export function list<T>(shape: Shape<T>): Shape<T[]> {
  return (value) => {
    const read: T[] = [];
    try {
      for (const element of iterated(value)) read.push(shape(evaluated(element)));
    } catch (error) {
      throw under(read.length, error);
    }
    return read;
  };
}

/** The elements of a list. @throws R2RError `model.value` if it is none, `model.unread` where reading breaks off */
export function* iterated(value: unknown): Iterable<unknown> {
  const read = evaluated(value);
  if (typeof read !== 'object' || read === null || !(Symbol.iterator in read)) throw wrongValue(read, 'a list');
  try {
    yield* read as Iterable<unknown>;
  } catch (error) {
    throw error instanceof R2RError ? unread() : error;
  }
}

export type Members<T> = { readonly [Name in keyof T]-?: Shape<T[Name]> };

/**
 * An object with these members and no others.
 * @param derived names of members that only say again what others say
 */
export function record<T extends object>(members: Members<T>, ...derived: readonly string[]): Shape<T> {
  const names = Object.keys(members) as (keyof T & string)[];
  const known = new Set<string>([...names, ...derived]);
  return (value) => {
    const read = evaluated(value);
    if (typeof read !== 'object' || read === null || Symbol.iterator in read || read instanceof Uint8Array) throw wrongValue(read, 'an object');
    const given = read as Record<string, unknown>;
    const result: Partial<T> = {};
    for (const name of names) {
      try {
        result[name] = members[name](evaluated(given[name]));
      } catch (error) {
        throw under(name, given[name] === undefined ? missing(error) : error);
      }
    }
    for (const name in given) if (!known.has(name) && given[name] !== undefined) throw under(name, new R2RError('model.member', 'there is no such member'));
    return result as T;
  };
}

function missing(error: unknown): unknown {
  return error instanceof R2RError && error.path === '' ? new R2RError('model.member', 'this member is missing') : error;
}

/** An object of one of several shapes, which one of its members tells. */
export function variants<T extends object>(member: string, shapes: Readonly<Record<string, Shape<T>>>): Shape<T> {
  return (value) => {
    const read = evaluated(value);
    const name: unknown = typeof read === 'object' && read !== null ? (read as Record<string, unknown>)[member] : undefined;
    if (name === undefined) throw wrongValue(read, `an object with the member ${member}`);
    const shape = Object.hasOwn(shapes, String(name)) ? shapes[String(name)] : undefined;
    if (shape === undefined) throw under(member, wrongValue(name, `one of ${Object.keys(shapes).join(', ')}`));
    return shape(read);
  };
}
