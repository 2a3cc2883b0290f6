import { R2RError } from '../../errors.js';
import type { ByteCursor } from '../../io/cursor.js';
import type { ByteRange } from '../../io/ranges.js';
import { readSignedLeb, readU32Leb } from './leb.js';

const END = 0x0b;

/** Steps over the operand of a constant instruction (WebAssembly core specification, constant expressions). */
const OPERANDS: ReadonlyMap<number, (cursor: ByteCursor) => void> = new Map([
  [0x23, (cursor: ByteCursor) => void readU32Leb(cursor)], // global.get
  [0x41, (cursor: ByteCursor) => void readSignedLeb(cursor, 32)], // i32.const
  [0x42, (cursor: ByteCursor) => void readSignedLeb(cursor, 64)], // i64.const
  [0x43, (cursor: ByteCursor) => cursor.skip(4)], // f32.const
  [0x44, (cursor: ByteCursor) => cursor.skip(8)], // f64.const
  [0xd0, (cursor: ByteCursor) => void readSignedLeb(cursor, 33)], // ref.null
  [0xd2, (cursor: ByteCursor) => void readU32Leb(cursor)], // ref.func
  ...[0x6a, 0x6b, 0x6c, 0x7c, 0x7d, 0x7e].map((opcode) => [opcode, () => undefined] as const), // add, sub, mul
]);

/**
 * Steps over a constant expression and the `end` behind it; the range includes both.
 * @throws R2RError `wasm.constant-expression` (an instruction that is not constant), `truncated`, `wasm.leb128`
 */
export function skipConstantExpression(cursor: ByteCursor): ByteRange {
  const start = cursor.offset;
  for (;;) {
    const at = cursor.offset;
    const opcode = cursor.u8();
    if (opcode === END) return cursor.rangeFrom(start);
    const skipOperand = OPERANDS.get(opcode);
    if (skipOperand === undefined) {
      throw new R2RError('wasm.constant-expression', `opcode 0x${opcode.toString(16)} in a constant expression`, {
        range: { start: at, end: at + 1 },
      });
    }
    skipOperand(cursor);
  }
}
