import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readPgoInteger } from './pgo-integers.js';
import { PGO_KINDS } from './pgo-kinds.js';

/** Bits of an element's mask: which members differ from the previous element's. */
export const PGO_SCHEMA_MASK = { ILOffset: 1, Type: 2, Count: 4, Other: 8 } as const;

/** A type or method that the profile names. */
export type PgoHandle =
  | { readonly kind: 'null' }
  | { readonly kind: 'cell'; readonly importSection: number; readonly cell: bigint }
  /** One that the compiler could not name. */
  | { readonly kind: 'unknown'; readonly id: bigint };

/** One element of a method's profile. */
export interface PgoElement {
  readonly ilOffset: number;
  /** A value of PGO_KINDS, or another one: its low bits say how to read it. */
  readonly type: number;
  readonly count: number;
  readonly other: number;
  /** Numbers if the type stores four or eight bytes, handles if it stores handles. */
  readonly values: readonly bigint[] | readonly PgoHandle[];
  readonly range: ByteRange;
}

export const UNKNOWN_HANDLE = 0xfn;

/**
 * Reads the profile of a method (r2r-format 8.13): elements of PGO integers until one has type Done,
 *
 *   mask, then for each bit of it the difference to the previous element's member, then `count` values
 *
 * Values are differences too: one running value for numbers, one for types, one for methods.
 * @throws R2RError `pgo.mask`, `pgo.kind`, `pgo.count`, `truncated`
 */
export function readPgoSchema(cursor: ByteCursor): PgoElement[] {
  const elements: PgoElement[] = [];
  const running: Running = { number: 0n, type: 0n, method: 0n };
  let previous = { ilOffset: 0, type: 0, count: 0, other: 0 };
  for (;;) {
    const start = cursor.offset;
    const mask = readMask(cursor);
    const ilOffset = mask & PGO_SCHEMA_MASK.ILOffset ? add(previous.ilOffset, cursor) : previous.ilOffset;
    const type = mask & PGO_SCHEMA_MASK.Type ? add(previous.type, cursor) : previous.type;
    const count = mask & PGO_SCHEMA_MASK.Count ? add(previous.count, cursor) : previous.count;
    const other = mask & PGO_SCHEMA_MASK.Other ? add(previous.other, cursor) : previous.other;
    if (type === PGO_KINDS.Done) return elements;
    const values = readValues(cursor, start, type, count, running);
    elements.push({ ilOffset, type, count, other, values, range: cursor.rangeFrom(start) });
    previous = { ilOffset, type, count, other };
  }
}

interface Running {
  number: bigint;
  type: bigint;
  method: bigint;
}

function readMask(cursor: ByteCursor): number {
  const start = cursor.offset;
  const mask = readPgoInteger(cursor);
  const { ILOffset, Type, Count, Other } = PGO_SCHEMA_MASK;
  if (mask < 0n || mask > BigInt(ILOffset | Type | Count | Other)) {
    throw new R2RError('pgo.mask', `a mask of 0x${mask.toString(16)}`, { range: cursor.rangeFrom(start) });
  }
  return Number(mask);
}

function add(previous: number, cursor: ByteCursor): number {
  return Number(BigInt.asIntN(32, BigInt(previous) + readPgoInteger(cursor)));
}

function readValues(cursor: ByteCursor, start: number, type: number, count: number, running: Running): bigint[] | PgoHandle[] {
  const storage = type & PGO_KINDS.MarshalMask;
  if (storage > PGO_KINDS.MethodHandle) {
    throw new R2RError('pgo.kind', `values are stored in the undefined way ${storage}`, { range: cursor.rangeFrom(start) });
  }
  if (storage === 0) return [];
  if (count < 0) throw new R2RError('pgo.count', `${count} values`, { range: cursor.rangeFrom(start) });
  if (storage === PGO_KINDS.TypeHandle) return readRun(cursor, count, running, 'type').map(handle);
  if (storage === PGO_KINDS.MethodHandle) return readRun(cursor, count, running, 'method').map(handle);
  return readRun(cursor, count, running, 'number');
}

/** Reads `count` values; one that cannot fit ends in `truncated`, since each takes a byte at least. */
function readRun(cursor: ByteCursor, count: number, running: Running, which: keyof Running): bigint[] {
  const values: bigint[] = [];
  for (let i = 0; i < count; i++) {
    running[which] = BigInt.asIntN(64, running[which] + readPgoInteger(cursor));
    values.push(running[which]);
  }
  return values;
}

/** 0, (cell << 4) | import section, or (number << 4) | 15. */
function handle(value: bigint): PgoHandle {
  if (value === 0n) return { kind: 'null' };
  const high = BigInt.asUintN(60, value >> 4n);
  const low = value & 0xfn;
  return low === UNKNOWN_HANDLE ? { kind: 'unknown', id: high } : { kind: 'cell', importSection: Number(low), cell: high };
}
