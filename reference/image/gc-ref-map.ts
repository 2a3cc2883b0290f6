import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { WorkBudget } from '../io/work-budget.js';
import type { ReadContext } from './context.js';
import type { ImportSection } from './import-sections.js';

/** What an argument slot holds at a call (gcrefmap.h). */
export const GC_REF_MAP_TOKENS = { SKIP: 0, REF: 1, INTERIOR: 2, METHOD_PARAM: 3, TYPE_PARAM: 4, VASIG_COOKIE: 5 } as const;

/** A word of the lookup table stands for so many maps (GCREFMAP_LOOKUP_STRIDE). */
export const GC_REF_MAP_STRIDE = 1024;
const LOOKUP_WORD_SIZE = 4;

/** Which arguments of a call are GC references. */
export interface GcRefMap {
  /** x86: how many pointer-size slots the callee pops. */
  readonly stackPop?: number;
  readonly slots: readonly {
    /** In units of the pointer size; slot 0 lies where the transition block of the target says. */
    readonly position: number;
    /** A value of GC_REF_MAP_TOKENS, not SKIP. */
    readonly token: number;
  }[];
  readonly range: ByteRange;
}

// An integer above this is none that a call could need.
const MAX_VALUE = 1 << 24;
export const EXTENDED = 3;
export const FIRST_EXTENDED_TOKEN = GC_REF_MAP_TOKENS.METHOD_PARAM;
export const SKIPPED_BEFORE_EXTENSION = 4;
export const SMALL_STACK_POP_LIMIT = 3;

/**
 * The GC ref maps of a call section, its auxiliary data.
 * @param budget one for all sections, if many are read
 * @throws R2RError `gc-ref-map.*`, `rva.outside`, `truncated`, `limit.exceeded`
 */
export function* gcRefMaps(
  context: ReadContext,
  section: ImportSection,
  budget = new WorkBudget(context.space.bytes.length),
): IterableIterator<GcRefMap> {
  if (section.auxiliaryData === 0 || section.cellCount === 0) return;
  try {
    yield* gcRefMapTable(context.space.cursorAt(section.auxiliaryData), section.cellCount, context.target.machine === 'I386', budget);
  } catch (error) {
    throw error instanceof R2RError ? error.within(`ImportSections[${section.index}]`) : error;
  }
}

/**
 * A table of GC ref maps (r2r-format 7.9), one a cell, in the order of the cells:
 *
 *   u32 offset[cells / 1024 + 1]    where the map of cell 1024 * k begins, from the start of this table
 *   maps                            back to back
 *
 * @param cursor at the table
 * @throws R2RError `gc-ref-map.*`, `truncated`, `limit.exceeded`
 */
export function* gcRefMapTable(cursor: ByteCursor, cellCount: number, isX86: boolean, budget: WorkBudget): IterableIterator<GcRefMap> {
  const table = cursor.offset;
  for (let index = 0; index < cellCount; index++) {
    try {
      if (index % GC_REF_MAP_STRIDE === 0) {
        cursor.offset = table + (index / GC_REF_MAP_STRIDE) * LOOKUP_WORD_SIZE;
        cursor.offset = table + cursor.u32();
      }
      const map = readGcRefMap(cursor, isX86);
      budget.spend(map.range);
      yield map;
    } catch (error) {
      throw error instanceof R2RError ? error.within(`GCRefMaps[${index}]`) : error;
    }
  }
}

/**
 * Reads one map: bytes of seven bits, least significant first, bit 7 = another byte follows. Then in units:
 *
 *   two bits     0 skip a slot, 1 REF, 2 INTERIOR, 3 extended
 *   extended     an integer x in groups of three bits and a more bit, the least significant group first;
 *                x even: skip x / 2 + 4 slots; x odd: token (x >> 1) + 3
 *   x86 first    the stack pop: two bits 0 to 2, or 3 and an integer (stack pop - 3)
 *
 * It ends when no set bit is left. Trailing zero bits are legal.
 * @throws R2RError `gc-ref-map.token`, `gc-ref-map.position`, `truncated`
 */
export function readGcRefMap(cursor: ByteCursor, isX86: boolean): GcRefMap {
  const start = cursor.offset;
  const bits = new MapBits(cursor);
  const stackPop = isX86 ? readStackPop(bits) : undefined;
  const slots: { position: number; token: number }[] = [];
  let position = 0;
  while (!bits.atEnd) {
    let token = bits.two();
    if (token === EXTENDED) {
      const value = bits.integer();
      if ((value & 1) === 0) {
        position = checkedPosition(position + (value >>> 1) + SKIPPED_BEFORE_EXTENSION, bits);
        continue;
      }
      token = checkedToken((value >>> 1) + FIRST_EXTENDED_TOKEN, bits);
    }
    if (token !== GC_REF_MAP_TOKENS.SKIP) slots.push({ position, token });
    position++;
  }
  return { stackPop, slots, range: { start, end: cursor.offset } };
}

function readStackPop(bits: MapBits): number {
  const small = bits.two();
  return small < SMALL_STACK_POP_LIMIT ? small : bits.integer() + SMALL_STACK_POP_LIMIT;
}

function checkedPosition(position: number, bits: MapBits): number {
  if (position > MAX_VALUE) throw bits.bad('gc-ref-map.position', `argument slot ${position}`);
  return position;
}

function checkedToken(token: number, bits: MapBits): number {
  if (token > GC_REF_MAP_TOKENS.VASIG_COOKIE) throw bits.bad('gc-ref-map.token', `token ${token} of a GC ref map`);
  return token;
}

/** The bits of one map. The cursor stands behind the map from the start. */
class MapBits {
  private readonly bytes: Uint8Array;
  private readonly start: number;
  private readonly end: number;
  /** The position of the bit behind the last set one. */
  private readonly length: number;
  private at = 0;

  constructor(cursor: ByteCursor) {
    this.bytes = cursor.bytes;
    this.start = cursor.offset;
    let lastSet = -1;
    for (let byte = 0, more = true; more; byte++) {
      cursor.need(1, this.start);
      const value = cursor.bytes[cursor.offset++];
      more = (value & 0x80) !== 0;
      if ((value & 0x7f) !== 0) lastSet = byte * 7 + 31 - Math.clz32(value & 0x7f);
    }
    this.end = cursor.offset;
    this.length = lastSet + 1;
  }

  get atEnd(): boolean {
    return this.at >= this.length;
  }

  two(): number {
    return this.bit() | (this.bit() << 1);
  }

  integer(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      value += (this.bit() | (this.bit() << 1) | (this.bit() << 2)) * scale;
      if (this.bit() === 0) return value;
      if (value > MAX_VALUE || scale > MAX_VALUE) throw this.bad('gc-ref-map.position', 'an integer of a GC ref map is too large');
      scale *= 8;
    }
  }

  bad(code: 'gc-ref-map.token' | 'gc-ref-map.position', sentence: string): R2RError {
    return new R2RError(code, sentence, { range: { start: this.start, end: this.end } });
  }

  /** Behind the last set bit there are zeros, as many as it takes. */
  private bit(): number {
    const at = this.at++;
    if (at >= this.length) return 0;
    return (this.bytes[this.start + Math.floor(at / 7)] >>> (at % 7)) & 1;
  }
}
