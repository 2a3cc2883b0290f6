import { R2RError } from '../errors.js';
import { rva, type Rva } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import type { ReadContext } from './context.js';
import { cursorOverRvaField } from './rva-field.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

/** A protected region of a method; begins and ends are bytes from the method's start. */
export interface ExceptionClause {
  /** EXCEPTION_CLAUSE_FLAGS. */
  readonly flags: number;
  readonly tryBegin: number;
  readonly tryEnd: number;
  readonly handlerBegin: number;
  readonly handlerEnd: number;
  /** A TypeDef, TypeRef or TypeSpec token of the method's module, or where the filter begins. */
  readonly classTokenOrFilter: number;
  readonly range: ByteRange;
}

/** The clauses of one method. */
export interface MethodExceptionInfo {
  /** Of the first instruction; on ARM without the Thumb bit that runtime functions carry. */
  readonly methodRva: Rva;
  readonly clausesRva: Rva;
  readonly clauses: readonly ExceptionClause[];
  /** The entry of the lookup table. */
  readonly range: ByteRange;
}

const ENTRY_SIZE = 8;
const CLAUSE_SIZE = 24;
/** In place of a method RVA in the entry that closes the table. */
export const CLOSING_METHOD_RVA = 0xffffffff;

/**
 * ExceptionInfo, section 104 (r2r-format 8.3): a lookup table of u32 method RVA, u32 RVA of its clauses, by ascending method
 * RVA, closed by { 0xFFFFFFFF, RVA of the end of the last clause }. A method's clauses reach to those of the next entry.
 */
export class ExceptionInfo {
  /** Methods; the closing entry is not counted. */
  readonly count: number;
  private readonly cursor: ByteCursor;
  private readonly start: number;

  /**
   * @throws R2RError `exception-info.size`, `exception-info.sentinel`, `exception-info.unsorted`, `exception-info.clauses`,
   * `rva.outside`
   */
  constructor(
    private readonly context: ReadContext,
    section: SectionRange,
  ) {
    this.cursor = cursorOverSection(context.space, section);
    this.start = this.cursor.offset;
    if (section.size % ENTRY_SIZE !== 0) {
      throw this.bad('exception-info.size', `${section.size} bytes are no multiple of ${ENTRY_SIZE}`, this.start, this.cursor.end);
    }
    this.count = section.size / ENTRY_SIZE - 1;
    if (this.count < 0 || this.word(this.count, 0) !== CLOSING_METHOD_RVA) {
      throw this.bad('exception-info.sentinel', 'the closing entry is missing', Math.max(this.start, this.cursor.end - ENTRY_SIZE), this.cursor.end);
    }
    this.check();
  }

  /** The method at `index` (below `count`) with its clauses. @throws R2RError `rva.outside` */
  read(index: number): MethodExceptionInfo {
    const entry = this.start + index * ENTRY_SIZE;
    const clausesRva = rva(this.word(index, 4));
    const size = this.word(index + 1, 4) - clausesRva;
    const cursor = cursorOverRvaField(this.context.space, clausesRva, size, { start: entry + 4, end: entry + 8 }, 'Clauses');
    const clauses: ExceptionClause[] = [];
    while (cursor.remaining > 0) clauses.push(readClause(cursor));
    return { methodRva: rva(this.word(index, 0)), clausesRva, clauses, range: { start: entry, end: entry + ENTRY_SIZE } };
  }

  /** RVA behind the last clause, from the closing entry. */
  get clausesEnd(): Rva {
    return rva(this.word(this.count, 4));
  }

  /** The clauses of the method whose first instruction is at `methodRva` (without Thumb bit); undefined if it has none. */
  find(methodRva: number): MethodExceptionInfo | undefined {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.word(middle, 0) < methodRva) low = middle + 1;
      else high = middle;
    }
    return low < this.count && this.word(low, 0) === methodRva ? this.read(low) : undefined;
  }

  *entries(): IterableIterator<MethodExceptionInfo> {
    for (let index = 0; index < this.count; index++) {
      try {
        yield this.read(index);
      } catch (error) {
        throw error instanceof R2RError ? error.within(`ExceptionInfo[${index}]`) : error;
      }
    }
  }

  private word(index: number, field: 0 | 4): number {
    this.cursor.offset = this.start + index * ENTRY_SIZE + field;
    return this.cursor.u32();
  }

  private check(): void {
    for (let index = 1; index <= this.count; index++) {
      const entry = this.start + index * ENTRY_SIZE;
      if (this.word(index, 0) <= this.word(index - 1, 0)) {
        throw this.bad('exception-info.unsorted', `method ${index} is not behind the one in front of it`, entry, entry + 4);
      }
      const size = this.word(index, 4) - this.word(index - 1, 4);
      if (size < 0 || size % CLAUSE_SIZE !== 0) {
        throw this.bad('exception-info.clauses', `${size} bytes of clauses are no multiple of ${CLAUSE_SIZE}`, entry + 4, entry + 8);
      }
    }
  }

  private bad(code: ExceptionInfoError, sentence: string, start: number, end: number): R2RError {
    return new R2RError(code, sentence, { range: { start, end }, path: 'ExceptionInfo' });
  }
}

type ExceptionInfoError = 'exception-info.size' | 'exception-info.sentinel' | 'exception-info.unsorted' | 'exception-info.clauses';

function readClause(cursor: ByteCursor): ExceptionClause {
  const start = cursor.offset;
  return {
    flags: cursor.u32(),
    tryBegin: cursor.u32(),
    tryEnd: cursor.u32(),
    handlerBegin: cursor.u32(),
    handlerEnd: cursor.u32(),
    classTokenOrFilter: cursor.u32(),
    range: cursor.rangeFrom(start),
  };
}
