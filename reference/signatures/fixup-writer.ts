import type { ByteWriter } from '../io/byte-writer.js';
import { writeUtf8WithNul } from '../io/text-writer.js';
import { writeCompressedUnsigned } from './compressed-writer.js';
import type { DictionaryLookupOperand } from './dictionary-lookup.js';
import { writeFieldSignature } from './field-writer.js';
import { FIXUP_KINDS, MODULE_OVERRIDE } from './fixup-kinds.js';
import type { Fixup, FixupOperand } from './fixup.js';
import type { IlBodyOperand } from './il-body.js';
import { writeMethodSignature } from './method-writer.js';
import type { StringThunksOperand } from './string-thunks.js';
import { writeTypeLayout } from './type-layout-writer.js';
import { writeCountedTypes, writeTypeSignature } from './type-writer.js';
import type { VirtualOverrideOperand } from './virtual-override.js';

/**
 * Writes the signature of an import cell (r2r-format 7.3; readFixup has the grammar), integers in the shortest form.
 * @throws R2RError `compressed-unsigned.first-byte` for a number above 0x1FFFFFFF
 */
export function writeFixup(writer: ByteWriter, { kind, moduleIndex, operand }: Pick<Fixup, 'kind' | 'moduleIndex' | 'operand'>): void {
  writer.u8(moduleIndex === undefined ? kind : kind | MODULE_OVERRIDE);
  if (moduleIndex !== undefined) writeCompressedUnsigned(writer, moduleIndex);
  writeOperand(writer, operand);
}

function writeOperand(writer: ByteWriter, operand: FixupOperand): void {
  switch (operand.form) {
    case 'type':
      return writeTypeSignature(writer, operand.type);
    case 'method':
    case 'declaring-type-of-method':
      return writeMethodSignature(writer, operand.method);
    case 'field':
      return writeFieldSignature(writer, operand.field);
    case 'method-token':
      return writeCompressedUnsigned(writer, operand.token.rid);
    case 'virtual-slot':
      writeCompressedUnsigned(writer, operand.slot);
      return writeTypeSignature(writer, operand.type);
    case 'helper':
      return writeCompressedUnsigned(writer, operand.helper);
    case 'string':
      return writeCompressedUnsigned(writer, operand.userString);
    case 'delegate-constructor':
      writeMethodSignature(writer, operand.target);
      return writeTypeSignature(writer, operand.delegateType);
    case 'type-layout':
      writeTypeSignature(writer, operand.type);
      return writeTypeLayout(writer, operand.layout);
    case 'field-offset-check':
      writeCompressedUnsigned(writer, operand.offset);
      writeFieldSignature(writer, operand.field);
      if (operand.secondHalf === undefined) return;
      writer.u8(FIXUP_KINDS.Check_FieldOffset);
      return writeFieldSignature(writer, operand.field);
    case 'field-offset-verify':
      writeCompressedUnsigned(writer, operand.baseOffset);
      writeCompressedUnsigned(writer, operand.fieldOffset);
      return writeFieldSignature(writer, operand.field);
    case 'declaring-type':
      if (operand.declaringType !== undefined) writeTypeSignature(writer, operand.declaringType);
      return writeTypeSignature(writer, operand.type);
    case 'dictionary-lookup':
      return writeDictionaryLookup(writer, operand);
    case 'instruction-sets':
      writeCompressedUnsigned(writer, operand.sets.length);
      for (const { set, supported } of operand.sets) writeCompressedUnsigned(writer, set * 2 + (supported ? 1 : 0));
      return;
    case 'virtual-override':
      return writeVirtualOverride(writer, operand);
    case 'il-body':
      return writeIlBody(writer, operand);
    case 'resumption-stub':
      return writer.u32(operand.code);
    case 'string-thunks':
      return writeStringThunks(writer, operand);
    case 'store-code-address':
      writer.u32(operand.code);
      return writer.u32(operand.location);
  }
}

function writeDictionaryLookup(writer: ByteWriter, { contextType, inner }: DictionaryLookupOperand): void {
  if (contextType !== undefined) writeTypeSignature(writer, contextType);
  writeCompressedUnsigned(writer, inner.kind);
  writeOperand(writer, inner.operand);
}

function writeVirtualOverride(writer: ByteWriter, { flags, declaration, implementingType, implementation }: VirtualOverrideOperand): void {
  writeCompressedUnsigned(writer, flags);
  writeMethodSignature(writer, declaration);
  writeTypeSignature(writer, implementingType);
  if (implementation !== undefined) writeMethodSignature(writer, implementation);
}

function writeIlBody(writer: ByteWriter, { body, types, method }: IlBodyOperand): void {
  writeCompressedUnsigned(writer, body.length);
  writer.bytes(body);
  writeCountedTypes(writer, types);
  writeMethodSignature(writer, method);
}

function writeStringThunks(writer: ByteWriter, { thunks }: StringThunksOperand): void {
  for (const { key, value } of thunks) {
    writeUtf8WithNul(writer, key);
    writer.u32(value);
  }
  writeUtf8WithNul(writer, '');
}
