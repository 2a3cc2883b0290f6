import type { ByteWriter } from '../io/byte-writer.js';
import { writeCompressedUnsigned } from './compressed-writer.js';
import { ELEMENT_TYPES } from './element-types.js';
import { writeTypeToken } from './token-writer.js';
import type { TypeSignature } from './type.js';

/**
 * Writes a TypeSig (r2r-format 6.1; readTypeSignature has the grammar), integers in the shortest form.
 * @throws R2RError `compressed-unsigned.first-byte` for a number above 0x1FFFFFFF
 */
export function writeTypeSignature(writer: ByteWriter, type: TypeSignature): void {
  writer.u8(ELEMENT_TYPES[type.kind]);
  switch (type.kind) {
    case 'PTR':
    case 'BYREF':
    case 'SZARRAY':
    case 'PINNED':
    case 'NATIVE_VALUETYPE_ZAPSIG':
      writeTypeSignature(writer, type.type);
      break;
    case 'CLASS':
    case 'VALUETYPE':
      writeTypeToken(writer, type.token);
      break;
    case 'GENERICINST':
      writeTypeSignature(writer, type.definition);
      writeCountedTypes(writer, type.arguments);
      break;
    case 'ARRAY':
      writeTypeSignature(writer, type.type);
      writeCompressedUnsigned(writer, type.rank);
      writeIntegers(writer, type.sizes);
      writeIntegers(writer, type.lowerBounds);
      break;
    case 'VAR':
    case 'MVAR':
      writeCompressedUnsigned(writer, type.index);
      break;
    case 'FNPTR':
      writeCompressedUnsigned(writer, type.callingConvention);
      writeCompressedUnsigned(writer, type.parameters.length);
      writeTypeSignature(writer, type.returnType);
      for (const parameter of type.parameters) writeTypeSignature(writer, parameter);
      break;
    case 'CMOD_REQD':
    case 'CMOD_OPT':
      writeTypeToken(writer, type.modifier);
      writeTypeSignature(writer, type.type);
      break;
    case 'MODULE_ZAPSIG':
      writeCompressedUnsigned(writer, type.moduleIndex);
      writeTypeSignature(writer, type.type);
      break;
    case 'VAR_ZAPSIG':
      writeCompressedUnsigned(writer, type.rid);
      break;
    default:
      // The element type is all there is.
      break;
  }
}

/** A count and that many types. */
export function writeCountedTypes(writer: ByteWriter, types: readonly TypeSignature[]): void {
  writeCompressedUnsigned(writer, types.length);
  for (const type of types) writeTypeSignature(writer, type);
}

function writeIntegers(writer: ByteWriter, values: readonly number[]): void {
  writeCompressedUnsigned(writer, values.length);
  for (const value of values) writeCompressedUnsigned(writer, value);
}
