import { R2RError } from '../errors.js';
import { has } from '../image/versions.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readCompressedUnsigned } from './compressed.js';
import type { SignatureContext } from './context.js';
import { readFieldSignature, type FieldSignature } from './field.js';
import { FIXUP_KINDS } from './fixup-kinds.js';

/** Operand of Check_FieldOffset. */
export interface FieldOffsetCheckOperand {
  readonly form: 'field-offset-check';
  /** In bytes, the object header included. */
  readonly offset: number;
  readonly field: FieldSignature;
  /** In images up to 3.1: the kind byte and the field once more. */
  readonly secondHalf?: ByteRange;
}

/** Operand of Verify_FieldOffset. */
export interface FieldOffsetVerifyOperand {
  readonly form: 'field-offset-verify';
  /** In bytes. */
  readonly baseOffset: number;
  /** In bytes. */
  readonly fieldOffset: number;
  readonly field: FieldSignature;
}

/**
 * Reads offset, FieldSig and, in images up to 3.1, the second half: kind byte and FieldSig again (r2r-format 7.3).
 * @throws R2RError `fixup.second-half` if that differs, and what `readFieldSignature` throws
 */
export function readFieldOffsetCheck(cursor: ByteCursor, context: SignatureContext): FieldOffsetCheckOperand {
  const offset = readCompressedUnsigned(cursor);
  const field = readFieldSignature(cursor, context);
  const secondHalf = has(context.version, 'checkFieldOffsetOnce') ? undefined : readSecondHalf(cursor, field);
  return { form: 'field-offset-check', offset, field, secondHalf };
}

/** Reads base offset, field offset, FieldSig. */
export function readFieldOffsetVerify(cursor: ByteCursor, context: SignatureContext): FieldOffsetVerifyOperand {
  const baseOffset = readCompressedUnsigned(cursor);
  const fieldOffset = readCompressedUnsigned(cursor);
  return { form: 'field-offset-verify', baseOffset, fieldOffset, field: readFieldSignature(cursor, context) };
}

/**
 * The second half may be absent: what follows then is another signature. So it is taken for one if either its kind byte
 * or its field is right, and must be right in both.
 */
function readSecondHalf(cursor: ByteCursor, field: FieldSignature): ByteRange | undefined {
  const start = cursor.offset;
  const length = field.range.end - field.range.start;
  if (cursor.remaining === 0) return undefined;
  const sameKind = cursor.bytes[start] === FIXUP_KINDS.Check_FieldOffset;
  const sameField = cursor.remaining > length && equalBytes(cursor.bytes, field.range.start, start + 1, length);
  if (!sameKind && !sameField) return undefined;
  const fieldFits = cursor.remaining > length;
  if (sameKind && !fieldFits) cursor.need(1 + length, start);
  cursor.skip(1 + length);
  const range = cursor.rangeFrom(start);
  if (!sameKind || !sameField) {
    throw new R2RError('fixup.second-half', 'the second half of Check_FieldOffset differs from the first', {
      range: sameKind ? { start: start + 1, end: range.end } : { start, end: start + 1 },
    });
  }
  return range;
}

function equalBytes(bytes: Uint8Array, first: number, second: number, length: number): boolean {
  for (let i = 0; i < length; i++) {
    if (bytes[first + i] !== bytes[second + i]) return false;
  }
  return true;
}
