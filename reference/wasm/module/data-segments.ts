import { R2RError } from '../../errors.js';
import type { ByteRange } from '../../io/ranges.js';
import { skipConstantExpression } from './constant-expression.js';
import { readU32Leb } from './leb.js';
import { contentOf, findSection, type WasmModule } from './sections.js';

/** One segment of the data section. */
export interface DataSegment {
  /** Passive segments are copied by an instruction, active ones when the module is instantiated. */
  readonly mode: 'active' | 'passive';
  readonly memory: number;
  /** Of an active segment: the constant expression of its address. */
  readonly offset: ByteRange | undefined;
  readonly data: ByteRange;
}

const PASSIVE = 1;
const ACTIVE_WITH_MEMORY = 2;

/*
 * u32 leb count | segments: u32 leb mode | memory index if mode 2 | offset expression if mode 0 or 2 | u32 leb length, bytes
 */
/**
 * The data segments of a module; none if it has no data section.
 * @throws R2RError `wasm.data-segment` (a mode that does not exist), `wasm.constant-expression`, `wasm.leb128`, `truncated`
 */
export function readDataSegments(module: WasmModule): DataSegment[] {
  const section = findSection(module, 'data');
  if (section === undefined) return [];
  const cursor = contentOf(module, section);
  const count = readU32Leb(cursor);
  const segments: DataSegment[] = [];
  while (segments.length < count) {
    const start = cursor.offset;
    const mode = readU32Leb(cursor);
    if (mode > ACTIVE_WITH_MEMORY) {
      throw new R2RError('wasm.data-segment', `a data segment has mode ${mode}`, { range: cursor.rangeFrom(start) });
    }
    const memory = mode === ACTIVE_WITH_MEMORY ? readU32Leb(cursor) : 0;
    const offset = mode === PASSIVE ? undefined : skipConstantExpression(cursor);
    const length = readU32Leb(cursor);
    const dataAt = cursor.offset;
    cursor.skip(length);
    segments.push({ mode: mode === PASSIVE ? 'passive' : 'active', memory, offset, data: cursor.rangeFrom(dataAt) });
  }
  return segments;
}
