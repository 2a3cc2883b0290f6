import { R2RError } from '../../errors.js';
import { isRecord } from '../kinds/given.js';
import { noEncoding } from './encoding.js';

/* The members of a published value, where it has the form that its schema gives it. All throw R2RError `value.range`. */

export type Members = Readonly<Record<string, unknown>>;

/** Where nothing was read from. */
export const NOWHERE = { start: 0, end: 0 } as const;

export function membersOf(value: unknown): Members {
  if (!isRecord(value)) throw noEncoding(value, 'record');
  return value;
}

/** A member that null or nothing leaves out. */
export function optional<T>(members: Members, name: string, of: (value: unknown) => T): T | undefined {
  const value = members[name] ?? undefined;
  return value === undefined ? undefined : of(value);
}

/** Refuses flags that name another set of parts than there is. */
export function checkParts(flags: number, parts: readonly (readonly [flag: number, part: unknown])[]): void {
  for (const [bit, part] of parts) {
    if (((flags & bit) !== 0) !== (part !== undefined)) throw new R2RError('value.range', `flags 0x${flags.toString(16)} and other parts than they name`);
  }
}

/** A number that may be an integer of up to 32 bits. */
export function unsigned(members: Members, name: string): number {
  return unsignedNumber(members[name]);
}

/** A number of so many bits. */
export function bits(members: Members, name: string, count: number): number {
  const value = unsigned(members, name);
  if (value >= 2 ** count) throw noEncoding(value, 'record');
  return value;
}

export function unsignedNumber(value: unknown): number {
  if (typeof value !== 'number' || value >>> 0 !== value) throw noEncoding(value, 'record');
  return value;
}

/** A sum of stored numbers: a few of 32 bits. */
export function sum(members: Members, name: string): number {
  return sumNumber(members[name]);
}

export function sumNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw noEncoding(value, 'record');
  return value;
}

export function signed(members: Members, name: string): number {
  const value = members[name];
  if (typeof value !== 'number' || (value | 0) !== value) throw noEncoding(value, 'record');
  return value;
}

/** An integer of 32 bits, signed or not. */
export function integer(members: Members, name: string): number {
  const value = members[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < -(2 ** 31) || value >= 2 ** 32) throw noEncoding(value, 'record');
  return value;
}

export function flag(members: Members, name: string): boolean {
  const value = members[name];
  if (typeof value !== 'boolean') throw noEncoding(value, 'record');
  return value;
}

export function text(members: Members, name: string): string {
  return textOf(members[name]);
}

export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw noEncoding(value, 'record');
  return value;
}

/** base64 */
export function bytes(members: Members, name: string): Uint8Array {
  return bytesOf(members[name]);
}

export function bytesOf(value: unknown): Uint8Array {
  return new Uint8Array(Buffer.from(textOf(value), 'base64'));
}

export function list<T>(members: Members, name: string, of: (value: unknown) => T): T[] {
  return listOf(members[name], of);
}

export function listOf<T>(value: unknown, of: (value: unknown) => T): T[] {
  if (!Array.isArray(value)) throw noEncoding(value, 'record');
  return value.map((item) => of(item));
}

/** The name of a number in a table of the format. */
export function nameIn<Name extends string>(table: Readonly<Record<Name, number>>, number: number): Name {
  for (const name in table) if (table[name] === number) return name;
  throw new R2RError('value.range', `${number} is none of the numbers that are defined`);
}
