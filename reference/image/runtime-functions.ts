import { R2RError } from '../errors.js';
import { rva, type Rva } from '../io/addresses.js';
import { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import type { ReadContext } from './context.js';
import { offsetIfMapped, offsetOfRvaField } from './rva-field.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

/** RUNTIME_FUNCTION as stored. */
export interface RuntimeFunction {
  readonly index: number;
  /** On ARM with its Thumb bit; on wasm32 a virtual IP, bit 31 of which marks funclets. */
  readonly begin: Rva;
  /** Only on AMD64. */
  readonly end: Rva | undefined;
  /** Where the unwind data lies, the GC info behind it. */
  readonly unwindInfo: Rva;
  readonly range: ByteRange;
}

/** Closes the table. */
export const CLOSING_WORD = 0xffffffff;
const WASM_FUNCLET = 0x80000000;
const THUMB_BIT = 1;

/**
 * RuntimeFunctions, section 102 (r2r-format 9.1; wasm-r2r 8.4): the code of the image, by ascending address; each method's
 * main body is followed by its funclets, and the cold parts stand behind all hot ones.
 *
 *   AMD64         u32 BeginAddress, u32 EndAddress, u32 UnwindInfo
 *   other targets u32 BeginAddress, u32 UnwindInfo
 *   then u32 0xFFFFFFFF, outside the section's size or (older writers) inside; on wasm32 u32 smallest function table index
 */
export class RuntimeFunctions {
  readonly count: number;
  /** 12 or 8 bytes. */
  readonly entrySize: number;
  /** Where the word 0xFFFFFFFF stands that closes the table. */
  readonly sentinel: 'inside' | 'outside' | 'absent';
  /** Index in the function table of the first function of the image; wasm32 only. */
  readonly firstTableIndex: number | undefined;
  readonly range: ByteRange;
  private readonly cursor: ByteCursor;
  private readonly start: number;
  private readonly hasEnd: boolean;

  /**
   * @throws R2RError `runtime-functions.unsorted`, `runtime-functions.overlap`, `runtime-functions.end-before-begin`,
   * `rva.outside` (the section, or the unwind data of an entry)
   */
  constructor(
    private readonly context: ReadContext,
    section: SectionRange,
  ) {
    this.hasEnd = context.target.machine === 'AMD64';
    this.entrySize = this.hasEnd ? 12 : 8;
    this.cursor = cursorOverSection(context.space, section);
    this.start = section.size > 0 ? this.cursor.offset : (offsetIfMapped(context.space, section.rva) ?? 0);
    this.range = { start: this.start, end: this.start + section.size };
    const wholeEntries = Math.floor(section.size / this.entrySize);
    const lastIsSentinel = wholeEntries > 0 && this.beginOf(wholeEntries - 1) === CLOSING_WORD;
    this.count = lastIsSentinel ? wholeEntries - 1 : wholeEntries;
    const behind = new ByteCursor(context.space.bytes, this.start + this.count * this.entrySize);
    const isClosed = behind.remaining >= 4 && behind.u32() === CLOSING_WORD;
    this.sentinel = !isClosed ? 'absent' : behind.offset <= this.range.end ? 'inside' : 'outside';
    this.firstTableIndex = isClosed && context.target.machine === 'WASM32' && behind.remaining >= 4 ? behind.u32() : undefined;
    this.check();
  }

  /** The entry at `index`, which must be below `count`. */
  read(index: number): RuntimeFunction {
    const { cursor, hasEnd } = this;
    const start = this.start + index * this.entrySize;
    cursor.offset = start;
    const begin = rva(cursor.u32());
    const end = hasEnd ? rva(cursor.u32()) : undefined;
    return { index, begin, end, unwindInfo: rva(cursor.u32()), range: cursor.rangeFrom(start) };
  }

  *entries(): IterableIterator<RuntimeFunction> {
    for (let index = 0; index < this.count; index++) yield this.read(index);
  }

  /** The address of the first instruction, without Thumb bit and funclet mark: entries ascend by it. */
  codeStart(index: number): Rva {
    const begin = this.beginOf(index);
    const { machine } = this.context.target;
    if (machine === 'ARMNT') return rva(begin & ~THUMB_BIT);
    return rva(machine === 'WASM32' ? begin & ~WASM_FUNCLET : begin);
  }

  /** The entry whose code begins at `address`; undefined if there is none. */
  findByCodeStart(address: Rva): RuntimeFunction | undefined {
    const last = this.lastAt(address);
    return last !== undefined && this.codeStart(last.index) === address ? last : undefined;
  }

  /** The last entry whose code begins at or before `address`, which need not reach it; undefined if there is none. */
  lastAt(address: Rva): RuntimeFunction | undefined {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.codeStart(middle) <= address) low = middle + 1;
      else high = middle;
    }
    return low > 0 ? this.read(low - 1) : undefined;
  }

  private beginOf(index: number): number {
    this.cursor.offset = this.start + index * this.entrySize;
    return this.cursor.u32();
  }

  private check(): void {
    let previousBegin = -1;
    let previousEnd = 0;
    for (let index = 0; index < this.count; index++) {
      const { begin, end, unwindInfo, range } = this.read(index);
      const codeStart = this.codeStart(index);
      const first = { start: range.start, end: range.start + 4 };
      if (codeStart < previousBegin) throw this.bad('runtime-functions.unsorted', 'begins before the one in front of it', index, first);
      if (codeStart === previousBegin || codeStart < previousEnd) {
        throw this.bad('runtime-functions.overlap', 'begins inside the one in front of it', index, first);
      }
      if (end !== undefined && end < begin) {
        throw this.bad('runtime-functions.end-before-begin', 'ends before it begins', index, { start: range.start + 4, end: range.start + 8 });
      }
      offsetOfRvaField(this.context.space, unwindInfo, { start: range.end - 4, end: range.end }, `RuntimeFunctions[${index}].UnwindInfo`);
      previousBegin = codeStart;
      previousEnd = end ?? 0;
    }
  }

  private bad(code: RuntimeFunctionsError, problem: string, index: number, range: ByteRange): R2RError {
    return new R2RError(code, `runtime function ${index} ${problem}`, { range, path: `RuntimeFunctions[${index}]` });
  }
}

type RuntimeFunctionsError = 'runtime-functions.unsorted' | 'runtime-functions.overlap' | 'runtime-functions.end-before-begin';
