import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { LIMITS } from '../limits.js';
import { readCompressedUnsigned } from './compressed.js';
import { backToOuter, readModuleIndex, withTokensOf, type SignatureContext } from './context.js';
import { ELEMENT_TYPES, simpleTypeName, type SimpleTypeName } from './element-types.js';
import { readTypeToken, type TypeToken } from './token.js';

interface Node<Kind extends string> {
  readonly kind: Kind;
  readonly range: ByteRange;
}

export type SimpleType = Node<SimpleTypeName>;

export interface WrappedType extends Node<'PTR' | 'BYREF' | 'SZARRAY' | 'PINNED'> {
  readonly type: TypeSignature;
}

export interface NamedType extends Node<'CLASS' | 'VALUETYPE'> {
  readonly token: TypeToken;
}

export interface GenericInstance extends Node<'GENERICINST'> {
  readonly definition: NamedType;
  readonly arguments: readonly TypeSignature[];
}

export interface ArrayType extends Node<'ARRAY'> {
  readonly type: TypeSignature;
  readonly rank: number;
  readonly sizes: readonly number[];
  /** All zero (r2r-format 2.1). */
  readonly lowerBounds: readonly number[];
}

export interface TypeVariable extends Node<'VAR' | 'MVAR'> {
  readonly index: number;
}

export interface FunctionPointer extends Node<'FNPTR'> {
  readonly callingConvention: number;
  readonly returnType: TypeSignature;
  readonly parameters: readonly TypeSignature[];
}

export interface ModifiedType extends Node<'CMOD_REQD' | 'CMOD_OPT'> {
  readonly modifier: TypeToken;
  readonly type: TypeSignature;
}

export interface ModuleOverride extends Node<'MODULE_ZAPSIG'> {
  readonly moduleIndex: number;
  readonly type: TypeSignature;
}

export type CanonType = Node<'CANON_ZAPSIG'>;

export interface NativeValueType extends Node<'NATIVE_VALUETYPE_ZAPSIG'> {
  readonly type: NamedType;
}

/** A generic parameter by its row; from fragile images, not written by crossgen2. */
export interface GenericParamType extends Node<'VAR_ZAPSIG'> {
  readonly rid: number;
}

/** TypeSig of r2r-format 6.1. Every token carries the module it belongs to. */
export type TypeSignature =
  | SimpleType
  | WrappedType
  | NamedType
  | GenericInstance
  | ArrayType
  | TypeVariable
  | FunctionPointer
  | ModifiedType
  | ModuleOverride
  | CanonType
  | NativeValueType
  | GenericParamType;

const CALLING_CONVENTION_MASK = 0x0f;
const CALLING_CONVENTION_FIELD = 0x06;
const CALLING_CONVENTION_GENERIC = 0x10;

/**
 * Reads a TypeSig (r2r-format 6.1 to 6.3). It ends where its grammar ends.
 * @param depth how many types this one is nested in
 * @throws R2RError `type-signature.*`, `signature.*`, `compressed-unsigned.first-byte`, `limit.exceeded`, `truncated`
 */
export function readTypeSignature(cursor: ByteCursor, context: SignatureContext, depth = 0): TypeSignature {
  const start = cursor.offset;
  const elementType = cursor.u8();
  if (depth > LIMITS.TYPE_NESTING) {
    throw new R2RError('limit.exceeded', `a type inside more than ${LIMITS.TYPE_NESTING} others`, { phase: cursor.phase, range: cursor.rangeFrom(start) });
  }
  const simple = simpleTypeName(elementType);
  if (simple !== undefined) return { kind: simple, range: cursor.rangeFrom(start) };
  switch (elementType) {
    case ELEMENT_TYPES.PTR:
      return readWrapped('PTR', cursor, start, context, depth);
    case ELEMENT_TYPES.BYREF:
      return readWrapped('BYREF', cursor, start, context, depth);
    case ELEMENT_TYPES.SZARRAY:
      return readWrapped('SZARRAY', cursor, start, context, depth);
    case ELEMENT_TYPES.PINNED:
      return readWrapped('PINNED', cursor, start, context, depth);
    case ELEMENT_TYPES.CLASS:
      return { kind: 'CLASS', token: readTypeToken(cursor, context), range: cursor.rangeFrom(start) };
    case ELEMENT_TYPES.VALUETYPE:
      return { kind: 'VALUETYPE', token: readTypeToken(cursor, context), range: cursor.rangeFrom(start) };
    case ELEMENT_TYPES.GENERICINST:
      return readGenericInstance(cursor, start, context, depth);
    case ELEMENT_TYPES.ARRAY:
      return readArray(cursor, start, context, depth);
    case ELEMENT_TYPES.VAR:
      return { kind: 'VAR', index: readCompressedUnsigned(cursor), range: cursor.rangeFrom(start) };
    case ELEMENT_TYPES.MVAR:
      return { kind: 'MVAR', index: readCompressedUnsigned(cursor), range: cursor.rangeFrom(start) };
    case ELEMENT_TYPES.FNPTR:
      return readFunctionPointer(cursor, start, context, depth);
    case ELEMENT_TYPES.CMOD_REQD:
      return readModified('CMOD_REQD', cursor, start, context, depth);
    case ELEMENT_TYPES.CMOD_OPT:
      return readModified('CMOD_OPT', cursor, start, context, depth);
    case ELEMENT_TYPES.MODULE_ZAPSIG: {
      const moduleIndex = readModuleIndex(cursor, context);
      const type = readTypeSignature(cursor, withTokensOf(context, moduleIndex), depth + 1);
      return { kind: 'MODULE_ZAPSIG', moduleIndex, type, range: cursor.rangeFrom(start) };
    }
    case ELEMENT_TYPES.CANON_ZAPSIG:
      return { kind: 'CANON_ZAPSIG', range: cursor.rangeFrom(start) };
    case ELEMENT_TYPES.NATIVE_VALUETYPE_ZAPSIG: {
      const type = readNamed(cursor, context, 'type-signature.element-type', false);
      return { kind: 'NATIVE_VALUETYPE_ZAPSIG', type, range: cursor.rangeFrom(start) };
    }
    case ELEMENT_TYPES.VAR_ZAPSIG:
      return { kind: 'VAR_ZAPSIG', rid: readCompressedUnsigned(cursor), range: cursor.rangeFrom(start) };
    default:
      throw new R2RError('type-signature.element-type', `0x${elementType.toString(16)} begins no type signature`, {
        range: cursor.rangeFrom(start),
      });
  }
}

function readWrapped(kind: WrappedType['kind'], cursor: ByteCursor, start: number, context: SignatureContext, depth: number): WrappedType {
  const type = readTypeSignature(cursor, context, depth + 1);
  return { kind, type, range: cursor.rangeFrom(start) };
}

/** CLASS token or VALUETYPE token; with `anyClass` false only the latter. */
function readNamed(
  cursor: ByteCursor,
  context: SignatureContext,
  code: 'type-signature.generic-definition' | 'type-signature.element-type',
  anyClass = true,
): NamedType {
  const start = cursor.offset;
  const elementType = cursor.u8();
  const kind = elementType === ELEMENT_TYPES.VALUETYPE ? 'VALUETYPE' : elementType === ELEMENT_TYPES.CLASS && anyClass ? 'CLASS' : undefined;
  if (kind === undefined) {
    throw new R2RError(code, `0x${elementType.toString(16)} instead of ${anyClass ? 'CLASS or VALUETYPE' : 'VALUETYPE'}`, {
      range: cursor.rangeFrom(start),
    });
  }
  return { kind, token: readTypeToken(cursor, context), range: cursor.rangeFrom(start) };
}

/** GENERICINST (CLASS | VALUETYPE) token argc TypeSig{argc}; the arguments belong to the outer module. */
function readGenericInstance(cursor: ByteCursor, start: number, context: SignatureContext, depth: number): GenericInstance {
  const definition = readNamed(cursor, context, 'type-signature.generic-definition');
  const countStart = cursor.offset;
  const count = readCompressedUnsigned(cursor);
  if (count === 0) {
    throw new R2RError('type-signature.argument-count', 'a generic instance without arguments', { range: cursor.rangeFrom(countStart) });
  }
  const args = readTypes(cursor, count, backToOuter(context), depth + 1);
  return { kind: 'GENERICINST', definition, arguments: args, range: cursor.rangeFrom(start) };
}

/** ARRAY TypeSig rank nsizes sizes nlb bounds. Rank 0 and lower bounds other than 0 are rejected (r2r-format 2.1, 6.3). */
function readArray(cursor: ByteCursor, start: number, context: SignatureContext, depth: number): ArrayType {
  const type = readTypeSignature(cursor, context, depth + 1);
  const rankStart = cursor.offset;
  const rank = readCompressedUnsigned(cursor);
  if (rank === 0) {
    throw new R2RError('type-signature.rank', 'an array of rank 0', { range: cursor.rangeFrom(rankStart) });
  }
  const sizes = readIntegers(cursor);
  const boundsStart = cursor.offset;
  const lowerBounds = readIntegers(cursor);
  if (lowerBounds.some((bound) => bound !== 0)) {
    throw new R2RError('type-signature.lower-bound', 'an array with a lower bound other than 0', { range: cursor.rangeFrom(boundsStart) });
  }
  return { kind: 'ARRAY', type, rank, sizes, lowerBounds, range: cursor.rangeFrom(start) };
}

/** FNPTR callconv argc TypeSig(return) TypeSig{argc}; all parts belong to the outer module. */
function readFunctionPointer(cursor: ByteCursor, start: number, context: SignatureContext, depth: number): FunctionPointer {
  const conventionStart = cursor.offset;
  const callingConvention = readCompressedUnsigned(cursor);
  const isGeneric = (callingConvention & CALLING_CONVENTION_GENERIC) !== 0;
  if (isGeneric || (callingConvention & CALLING_CONVENTION_MASK) === CALLING_CONVENTION_FIELD) {
    throw new R2RError('type-signature.calling-convention', `calling convention 0x${callingConvention.toString(16)} of a function pointer`, {
      range: cursor.rangeFrom(conventionStart),
    });
  }
  const count = readCompressedUnsigned(cursor);
  const parts = backToOuter(context);
  const returnType = readTypeSignature(cursor, parts, depth + 1);
  const parameters = readTypes(cursor, count, parts, depth + 1);
  return { kind: 'FNPTR', callingConvention, returnType, parameters, range: cursor.rangeFrom(start) };
}

function readModified(kind: ModifiedType['kind'], cursor: ByteCursor, start: number, context: SignatureContext, depth: number): ModifiedType {
  const modifier = readTypeToken(cursor, context);
  const type = readTypeSignature(cursor, context, depth + 1);
  return { kind, modifier, type, range: cursor.rangeFrom(start) };
}

/** Reads `count` type signatures; a count that cannot fit ends in `truncated`, since each takes a byte at least. */
export function readTypes(cursor: ByteCursor, count: number, context: SignatureContext, depth = 0): TypeSignature[] {
  const types: TypeSignature[] = [];
  for (let i = 0; i < count; i++) types.push(readTypeSignature(cursor, context, depth));
  return types;
}

/** A count and that many compressed integers. */
function readIntegers(cursor: ByteCursor): number[] {
  const values: number[] = [];
  const count = readCompressedUnsigned(cursor);
  for (let i = 0; i < count; i++) values.push(readCompressedUnsigned(cursor));
  return values;
}
