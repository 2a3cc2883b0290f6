import { R2RError } from '../errors.js';
import { has } from '../image/versions.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readCompressedUnsigned } from './compressed.js';
import type { SignatureContext } from './context.js';
import { makeToken, type FieldToken } from './token.js';
import { readTypeSignature, type TypeSignature } from './type.js';

/** Flags at the start of a FieldSig (readytorun.h, ReadyToRunFieldSigFlags). */
export const FIELD_SIGNATURE_FLAGS = {
  /** In headers up to 9.1 only: the index of the field within the owner type instead of a token. */
  IndexInsteadOfToken: 0x08,
  MemberRefToken: 0x10,
  OwnerType: 0x40,
} as const;

/** FieldSig of r2r-format 6.1: names the field by a token or, in old images, by its index in the owner type. */
export interface FieldSignature {
  readonly flags: number;
  readonly ownerType?: TypeSignature;
  readonly field: FieldToken | { readonly index: number; readonly range: ByteRange };
  readonly range: ByteRange;
}

/**
 * Reads a FieldSig (r2r-format 6.6): flags [TypeSig owner] (rid | index).
 * @throws R2RError `field-signature.flags`, `field-signature.rid` and what `readTypeSignature` throws
 */
export function readFieldSignature(cursor: ByteCursor, context: SignatureContext): FieldSignature {
  const start = cursor.offset;
  const flags = readFlags(cursor, context);
  const ownerType = (flags & FIELD_SIGNATURE_FLAGS.OwnerType) !== 0 ? readTypeSignature(cursor, context) : undefined;
  const fieldStart = cursor.offset;
  const number = readCompressedUnsigned(cursor);
  const fieldRange = cursor.rangeFrom(fieldStart);
  if ((flags & FIELD_SIGNATURE_FLAGS.IndexInsteadOfToken) !== 0) {
    return { flags, ownerType, field: { index: number, range: fieldRange }, range: cursor.rangeFrom(start) };
  }
  if (number === 0) throw new R2RError('field-signature.rid', 'row 0 names no field', { range: fieldRange });
  const table = (flags & FIELD_SIGNATURE_FLAGS.MemberRefToken) !== 0 ? 'MemberRef' : 'Field';
  return { flags, ownerType, field: makeToken(table, number, context, fieldRange), range: cursor.rangeFrom(start) };
}

function readFlags(cursor: ByteCursor, context: SignatureContext): number {
  const start = cursor.offset;
  const flags = readCompressedUnsigned(cursor);
  const { IndexInsteadOfToken, MemberRefToken, OwnerType } = FIELD_SIGNATURE_FLAGS;
  const indexAllowed = !has(context.version, 'fieldsByTokenOnly');
  const defined = MemberRefToken | OwnerType | (indexAllowed ? IndexInsteadOfToken : 0);
  const indexWithoutOwner = (flags & IndexInsteadOfToken) !== 0 && (flags & OwnerType) === 0;
  if ((flags & ~defined) !== 0 || indexWithoutOwner) {
    throw new R2RError('field-signature.flags', `field flags 0x${flags.toString(16)} have an undefined bit, or an index without an owner type`, {
      range: cursor.rangeFrom(start),
    });
  }
  return flags;
}
