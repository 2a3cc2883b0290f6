import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readCompressedUnsigned } from './compressed.js';
import { checkRow, type SignatureContext, type TokenTable } from './context.js';

/** A metadata token in a signature, with the module whose metadata it belongs to. */
export interface Token<Table extends string = string> {
  readonly table: Table;
  readonly rid: number;
  /** Module index of the image; 0 is the referencing module. As the runtime resolves it. */
  readonly module: number;
  /** The module by the writer's rule, where that is another one (r2r-format 6.5). */
  readonly alternativeModule?: number;
  readonly range: ByteRange;
}

export type TypeToken = Token<'TypeDef' | 'TypeRef' | 'TypeSpec'>;
export type MethodToken = Token<'MethodDef' | 'MemberRef'>;
export type FieldToken = Token<'Field' | 'MemberRef'>;

/** By their tags. */
export const TYPE_TABLES = ['TypeDef', 'TypeRef', 'TypeSpec'] as const;

/**
 * Reads a TypeDefOrRef coded token: row id * 4 + tag, compressed (ECMA-335 II.23.2.8, r2r-format 2.2).
 * @throws R2RError `type-signature.token` for row 0 and for tag 3, which only exists inside the runtime
 */
export function readTypeToken(cursor: ByteCursor, context: SignatureContext): TypeToken {
  const start = cursor.offset;
  const coded = readCompressedUnsigned(cursor);
  const range = cursor.rangeFrom(start);
  const table = TYPE_TABLES[coded & 3];
  if (table === undefined || coded < 4) {
    throw new R2RError('type-signature.token', `0x${coded.toString(16)} is no TypeDef, TypeRef or TypeSpec token`, { range });
  }
  return makeToken(table, coded >>> 2, context, range);
}

/** A token of the module that `context` names. @throws R2RError `signature.manifest-definition`, `signature.rid` */
export function makeToken<Table extends TokenTable>(table: Table, rid: number, context: SignatureContext, range: ByteRange): Token<Table> {
  const { tokens: module, alternative } = context;
  checkRow(context, table, rid, range);
  return alternative === undefined || alternative === module
    ? { table, rid, module, range }
    : { table, rid, module, alternativeModule: alternative, range };
}
