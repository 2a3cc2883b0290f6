import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readCompressedUnsigned } from './compressed.js';
import { readModuleIndex, withTokensOf, withTwoViews, type SignatureContext } from './context.js';
import { METHOD_SIGNATURE_FLAG_MASK, METHOD_SIGNATURE_FLAGS as FLAGS } from './method-flags.js';
import { makeToken, type MethodToken } from './token.js';
import { readTypes, readTypeSignature, type TypeSignature } from './type.js';

/** MethodSig of r2r-format 6.1. */
export interface MethodSignature {
  readonly flags: number;
  /** Behind UpdateContext: the module that the owner type's name and the token belong to. */
  readonly moduleIndex?: number;
  readonly ownerType?: TypeSignature;
  readonly token: MethodToken;
  /** The method instantiation. */
  readonly arguments?: readonly TypeSignature[];
  readonly constrained?: TypeSignature;
  readonly range: ByteRange;
}

/**
 * Where a MethodDef row without UpdateContext belongs: in a fixup to the token module of the operand; in the tables 109
 * and 117 to the module of the owner type, if that is marked by MODULE_ZAPSIG (r2r-format 6.2).
 */
export type MethodTokenRule = 'fixup' | 'table';

/**
 * Reads a MethodSig (r2r-format 6.1, 6.4, 6.5):
 *
 *   flags [module index] [TypeSig owner] rid [argc TypeSig{argc}] [TypeSig constrained]
 *
 * @throws R2RError `method-signature.*` and what `readTypeSignature` throws
 */
export function readMethodSignature(cursor: ByteCursor, context: SignatureContext, rule: MethodTokenRule = 'fixup'): MethodSignature {
  const start = cursor.offset;
  const flags = readFlags(cursor);
  const updated = (flags & FLAGS.UpdateContext) !== 0 ? readModuleIndex(cursor, context) : undefined;
  const tokenContext = updated === undefined ? context : withTokensOf(context, updated);
  const ownerType = (flags & FLAGS.OwnerType) !== 0 ? readTypeSignature(cursor, tokenContext) : undefined;
  const table = (flags & FLAGS.MemberRefToken) !== 0 ? 'MemberRef' : 'MethodDef';
  const ofOwner = rule === 'table' && updated === undefined && table === 'MethodDef' && ownerType?.kind === 'MODULE_ZAPSIG';
  const token = readMethodRid(cursor, table, ofOwner ? withTokensOf(context, ownerType.moduleIndex) : tokenContext);
  const args = (flags & FLAGS.MethodInstantiation) !== 0 ? readArguments(cursor, argumentContext(context, updated)) : undefined;
  const constrained = (flags & FLAGS.Constrained) !== 0 ? readTypeSignature(cursor, constrainedContext(context, updated)) : undefined;
  return { flags, moduleIndex: updated, ownerType, token, arguments: args, constrained, range: cursor.rangeFrom(start) };
}

/** A MethodSig as the tables 109 and 117 hold it. @throws R2RError as `readMethodSignature` */
export function readMethodDefinitionSignature(cursor: ByteCursor, context: SignatureContext): MethodSignature {
  return readMethodSignature(cursor, context, 'table');
}

/** Reads a row id of MethodDef or MemberRef. @throws R2RError `method-signature.rid` for row 0 */
export function readMethodRid(cursor: ByteCursor, table: MethodToken['table'], context: SignatureContext): MethodToken {
  const start = cursor.offset;
  const rid = readCompressedUnsigned(cursor);
  const range = cursor.rangeFrom(start);
  if (rid === 0) throw new R2RError('method-signature.rid', `${table} row 0 names no method`, { range });
  return makeToken(table, rid, context, range);
}

function readFlags(cursor: ByteCursor): number {
  const start = cursor.offset;
  const flags = readCompressedUnsigned(cursor);
  if ((flags & ~METHOD_SIGNATURE_FLAG_MASK) !== 0 || (flags & FLAGS.SlotInsteadOfToken) !== 0) {
    throw new R2RError('method-signature.flags', `method flags 0x${flags.toString(16)} have an undefined bit, or a slot instead of a token`, {
      range: cursor.rangeFrom(start),
    });
  }
  return flags;
}

function readArguments(cursor: ByteCursor, context: SignatureContext): TypeSignature[] {
  const start = cursor.offset;
  const count = readCompressedUnsigned(cursor);
  if (count === 0) {
    throw new R2RError('method-signature.argument-count', 'a method instantiation without arguments', { range: cursor.rangeFrom(start) });
  }
  return readTypes(cursor, count, context);
}

// r2r-format 6.5: with UpdateContext the newest writer encodes the arguments for the updated module and the constrained
// type for the original one; the runtime reads them the other way round. No image decides it.
function argumentContext(context: SignatureContext, updated: number | undefined): SignatureContext {
  return updated === undefined ? context : withTwoViews(context, context.outer, updated);
}

function constrainedContext(context: SignatureContext, updated: number | undefined): SignatureContext {
  return updated === undefined ? context : withTwoViews(context, updated, context.outer);
}
