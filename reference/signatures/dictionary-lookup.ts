import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readCompressedUnsigned } from './compressed.js';
import type { SignatureContext } from './context.js';
import { readDeclaringType, type DeclaringTypeOperand } from './declaring-type.js';
import { FIXUP_KINDS } from './fixup-kinds.js';
import { readFieldOperand, readMethodOperand, readTypeOperand, type FieldOperand, type MethodOperand, type TypeOperand } from './plain-operands.js';
import { readTypeSignature, type TypeSignature } from './type.js';

/** What a lookup finds: a fixup without module override, of one of six kinds. */
export interface InnerFixup {
  readonly kind: number;
  readonly operand: TypeOperand | MethodOperand | FieldOperand | DeclaringTypeOperand;
  readonly range: ByteRange;
}

/** Operand of the three dictionary lookups (r2r-format 7.5). */
export interface DictionaryLookupOperand {
  readonly form: 'dictionary-lookup';
  /** The type of `this`; only in ThisObjDictionaryLookup. */
  readonly contextType?: TypeSignature;
  readonly inner: InnerFixup;
}

/**
 * Reads [TypeSig context], inner kind, inner operand. The override of the outer fixup holds for both parts.
 * @throws R2RError `fixup.inner-kind` for a kind that no lookup has, and what the operands throw
 */
export function readDictionaryLookup(cursor: ByteCursor, context: SignatureContext, hasContextType: boolean): DictionaryLookupOperand {
  const contextType = hasContextType ? readTypeSignature(cursor, context) : undefined;
  return { form: 'dictionary-lookup', contextType, inner: readInnerFixup(cursor, context) };
}

function readInnerFixup(cursor: ByteCursor, context: SignatureContext): InnerFixup {
  const start = cursor.offset;
  const kind = readCompressedUnsigned(cursor);
  const kindRange = cursor.rangeFrom(start);
  const operand = readInnerOperand(kind, kindRange, cursor, context);
  return { kind, operand, range: cursor.rangeFrom(start) };
}

function readInnerOperand(kind: number, kindRange: ByteRange, cursor: ByteCursor, context: SignatureContext): InnerFixup['operand'] {
  switch (kind) {
    case FIXUP_KINDS.TypeHandle:
      return readTypeOperand(cursor, context);
    case FIXUP_KINDS.MethodHandle:
    case FIXUP_KINDS.MethodEntry:
    case FIXUP_KINDS.VirtualEntry:
      return readMethodOperand(cursor, context);
    case FIXUP_KINDS.FieldHandle:
      return readFieldOperand(cursor, context);
    case FIXUP_KINDS.DeclaringTypeHandle:
      return readDeclaringType(cursor, context, true);
    default:
      throw new R2RError('fixup.inner-kind', `kind 0x${kind.toString(16)} inside a dictionary lookup`, { range: kindRange });
  }
}
