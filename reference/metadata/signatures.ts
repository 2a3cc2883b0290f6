import { R2RError } from '../errors.js';
import { ByteCursor } from '../io/cursor.js';
import { LIMITS } from '../limits.js';
import { readCompressedSigned, readCompressedUnsigned } from '../signatures/compressed.js';
import { ELEMENT_TYPES, simpleTypeName, type SimpleTypeName } from '../signatures/element-types.js';
import type { Metadata } from './metadata.js';
import { tokenOf, type Token } from './tokens.js';

/** A type in a signature blob of ECMA-335 II.23.2. R2R's own type signatures are another grammar (reference/signatures). */
export type EcmaType =
  | { readonly kind: SimpleTypeName }
  | { readonly kind: 'PTR' | 'BYREF' | 'SZARRAY' | 'PINNED'; readonly type: EcmaType }
  | EcmaNamedType
  | { readonly kind: 'GENERICINST'; readonly definition: EcmaNamedType; readonly arguments: readonly EcmaType[] }
  | {
      readonly kind: 'ARRAY';
      readonly type: EcmaType;
      readonly rank: number;
      readonly sizes: readonly number[];
      readonly lowerBounds: readonly number[];
    }
  | { readonly kind: 'VAR' | 'MVAR'; readonly index: number }
  | { readonly kind: 'FNPTR'; readonly signature: EcmaMethodSignature }
  | { readonly kind: 'CMOD_REQD' | 'CMOD_OPT'; readonly modifier: Token; readonly type: EcmaType };

export interface EcmaNamedType {
  readonly kind: 'CLASS' | 'VALUETYPE';
  readonly token: Token;
}

/** MethodDefSig, MethodRefSig, StandAloneMethodSig, and PropertySig, which has the same form (II.23.2.1 to II.23.2.5). */
export interface EcmaMethodSignature {
  readonly callingConvention: number;
  readonly genericParameterCount: number;
  readonly returnType: EcmaType;
  readonly parameters: readonly EcmaType[];
  /** The first of the variable arguments of a call, behind SENTINEL. */
  readonly firstVariableArgument: number | undefined;
}

export const CallingConvention = {
  Mask: 0x0f,
  Field: 0x06,
  LocalVariables: 0x07,
  Property: 0x08,
  MethodInstantiation: 0x0a,
  Generic: 0x10,
  HasThis: 0x20,
  ExplicitThis: 0x40,
} as const;

/** Types in one signature: far above what compilers write. */
const MAX_TYPES = 16384;
const CODED_TABLES = ['TypeDef', 'TypeRef', 'TypeSpec'] as const;

/**
 * The signature of a method or property, or of a MemberRef that is a method.
 * @param blob index into #Blob
 * @throws R2RError `ecma-signature.*`, `compressed-unsigned.first-byte`, `limit.exceeded`, `truncated`, `metadata.blob-index`
 */
export function readMethodSignature(metadata: Metadata, blob: number): EcmaMethodSignature {
  return readerOf(metadata, blob).method(0);
}

/** The type of a field, or of a MemberRef that is a field. Parameter and errors as `readMethodSignature`. */
export function readFieldSignature(metadata: Metadata, blob: number): EcmaType {
  const reader = readerOf(metadata, blob);
  reader.expect(CallingConvention.Field);
  return reader.type(0);
}

/** The type of a TypeSpec. Parameter and errors as `readMethodSignature`. */
export function readTypeSpecSignature(metadata: Metadata, blob: number): EcmaType {
  return readerOf(metadata, blob).type(0);
}

/** The type arguments of a MethodSpec. Parameter and errors as `readMethodSignature`. */
export function readMethodSpecSignature(metadata: Metadata, blob: number): EcmaType[] {
  const reader = readerOf(metadata, blob);
  reader.expect(CallingConvention.MethodInstantiation);
  return reader.types(0);
}

/** True if the signature of a MemberRef is that of a field. Parameter and errors as `readMethodSignature`. */
export function isFieldSignature(metadata: Metadata, blob: number): boolean {
  const bytes = metadata.blob(blob);
  return bytes.length > 0 && (bytes[0] & CallingConvention.Mask) === CallingConvention.Field;
}

function readerOf(metadata: Metadata, blob: number): SignatureReader {
  const { start, end } = metadata.blobRange(blob);
  return new SignatureReader(new ByteCursor(metadata.bytes, start, end, 'signature'));
}

class SignatureReader {
  private typeCount = 0;

  constructor(private readonly cursor: ByteCursor) {}

  expect(convention: number): void {
    const byte = this.cursor.u8();
    if ((byte & CallingConvention.Mask) !== convention) throw this.unexpectedConvention(byte);
  }

  /*
   * u8 calling convention | generic parameter count if Generic | parameter count | return type | parameters,
   * SENTINEL before the first variable argument
   */
  method(depth: number): EcmaMethodSignature {
    const { cursor } = this;
    const callingConvention = cursor.u8();
    const kind = callingConvention & CallingConvention.Mask;
    if (kind === CallingConvention.Field || kind === CallingConvention.LocalVariables || kind > 0x0b) {
      throw this.unexpectedConvention(callingConvention);
    }
    const generic = (callingConvention & CallingConvention.Generic) !== 0;
    const genericParameterCount = generic ? readCompressedUnsigned(cursor) : 0;
    const count = readCompressedUnsigned(cursor);
    const returnType = this.type(depth);
    const parameters: EcmaType[] = [];
    let firstVariableArgument: number | undefined;
    while (parameters.length < count) {
      if (cursor.remaining > 0 && cursor.bytes[cursor.offset] === ELEMENT_TYPES.SENTINEL) {
        cursor.skip(1);
        firstVariableArgument = parameters.length;
      }
      parameters.push(this.type(depth));
    }
    return { callingConvention, genericParameterCount, returnType, parameters, firstVariableArgument };
  }

  /*
   * count | types
   */
  types(depth: number): EcmaType[] {
    const count = readCompressedUnsigned(this.cursor);
    const types: EcmaType[] = [];
    while (types.length < count) types.push(this.type(depth));
    return types;
  }

  type(depth: number): EcmaType {
    const { cursor } = this;
    const start = cursor.offset;
    const elementType = cursor.u8();
    const simple = simpleTypeName(elementType);
    if (depth > LIMITS.TYPE_NESTING || ++this.typeCount > MAX_TYPES) {
      throw new R2RError('limit.exceeded', `a signature of more than ${LIMITS.TYPE_NESTING} levels or ${MAX_TYPES} types`, {
        phase: 'signature',
        range: cursor.rangeFrom(start),
      });
    }
    if (simple !== undefined) return { kind: simple };
    switch (elementType) {
      case ELEMENT_TYPES.PTR:
        return { kind: 'PTR', type: this.type(depth + 1) };
      case ELEMENT_TYPES.BYREF:
        return { kind: 'BYREF', type: this.type(depth + 1) };
      case ELEMENT_TYPES.SZARRAY:
        return { kind: 'SZARRAY', type: this.type(depth + 1) };
      case ELEMENT_TYPES.PINNED:
        return { kind: 'PINNED', type: this.type(depth + 1) };
      case ELEMENT_TYPES.CLASS:
        return { kind: 'CLASS', token: this.token() };
      case ELEMENT_TYPES.VALUETYPE:
        return { kind: 'VALUETYPE', token: this.token() };
      case ELEMENT_TYPES.GENERICINST:
        return { kind: 'GENERICINST', definition: this.named(), arguments: this.types(depth + 1) };
      case ELEMENT_TYPES.ARRAY:
        return this.array(depth);
      case ELEMENT_TYPES.VAR:
        return { kind: 'VAR', index: readCompressedUnsigned(cursor) };
      case ELEMENT_TYPES.MVAR:
        return { kind: 'MVAR', index: readCompressedUnsigned(cursor) };
      case ELEMENT_TYPES.FNPTR:
        return { kind: 'FNPTR', signature: this.method(depth + 1) };
      case ELEMENT_TYPES.CMOD_REQD:
        return { kind: 'CMOD_REQD', modifier: this.token(), type: this.type(depth + 1) };
      case ELEMENT_TYPES.CMOD_OPT:
        return { kind: 'CMOD_OPT', modifier: this.token(), type: this.type(depth + 1) };
      default:
        throw this.unexpectedElement(elementType, start);
    }
  }

  private named(): EcmaNamedType {
    const start = this.cursor.offset;
    const elementType = this.cursor.u8();
    if (elementType === ELEMENT_TYPES.CLASS) return { kind: 'CLASS', token: this.token() };
    if (elementType === ELEMENT_TYPES.VALUETYPE) return { kind: 'VALUETYPE', token: this.token() };
    throw this.unexpectedElement(elementType, start);
  }

  /*
   * type | rank | number of sizes, sizes | number of lower bounds, lower bounds (signed)
   */
  private array(depth: number): EcmaType {
    const { cursor } = this;
    const type = this.type(depth + 1);
    const rankAt = cursor.offset;
    const rank = readCompressedUnsigned(cursor);
    if (rank === 0) throw new R2RError('ecma-signature.rank', 'an array of rank 0', { range: cursor.rangeFrom(rankAt) });
    const sizes: number[] = [];
    const sizeCount = readCompressedUnsigned(cursor);
    while (sizes.length < sizeCount) sizes.push(readCompressedUnsigned(cursor));
    const lowerBounds: number[] = [];
    const boundCount = readCompressedUnsigned(cursor);
    while (lowerBounds.length < boundCount) lowerBounds.push(readCompressedSigned(cursor));
    return { kind: 'ARRAY', type, rank, sizes, lowerBounds };
  }

  private token(): Token {
    const start = this.cursor.offset;
    const coded = readCompressedUnsigned(this.cursor);
    const table = CODED_TABLES[coded & 3];
    if (table === undefined || coded >>> 2 === 0 || coded >>> 2 > 0xffffff) {
      throw new R2RError('ecma-signature.token', `0x${coded.toString(16)} is no TypeDef, TypeRef or TypeSpec`, {
        range: this.cursor.rangeFrom(start),
      });
    }
    return tokenOf(table, coded >>> 2);
  }

  private unexpectedElement(elementType: number, start: number): R2RError {
    return new R2RError('ecma-signature.element-type', `0x${elementType.toString(16)} is no element type of a signature here`, {
      range: { start, end: start + 1 },
    });
  }

  private unexpectedConvention(byte: number): R2RError {
    const end = this.cursor.offset;
    return new R2RError('ecma-signature.calling-convention', `0x${byte.toString(16)} begins another kind of signature`, {
      range: { start: end - 1, end },
    });
  }
}
