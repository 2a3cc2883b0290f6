import { readFixup, type Fixup, type FixupOperand, type TypeLayoutOperand } from '../../signatures/fixup.js';
import type { DeclaringTypeOperand } from '../../signatures/declaring-type.js';
import type { DictionaryLookupOperand } from '../../signatures/dictionary-lookup.js';
import type { FieldOffsetCheckOperand } from '../../signatures/field-checks.js';
import type { VirtualOverrideOperand } from '../../signatures/virtual-override.js';
import { fieldValue } from './field-signatures.js';
import { methodValue } from './method-signatures.js';
import { signatureKind } from './signature-kind.js';
import { tokenValue, typeValue } from './type-signatures.js';

export const fixupKind = signatureKind((cursor, context) => fixupValue(readFixup(cursor, context)));

/** One member besides kind and module: what the kind is about. */
export function fixupValue({ kind, moduleIndex, operand }: Fixup): object {
  return { Kind: kind, ModuleIndex: moduleIndex, ...operandValue(operand) };
}

function operandValue(operand: FixupOperand): object {
  switch (operand.form) {
    case 'type':
      return { Type: typeValue(operand.type) };
    case 'method':
      return { Method: methodValue(operand.method) };
    case 'field':
      return { Field: fieldValue(operand.field) };
    case 'method-token':
      return { MethodRow: tokenValue(operand.token) };
    case 'virtual-slot':
      return { VirtualSlot: { Slot: operand.slot, Type: typeValue(operand.type) } };
    case 'helper':
      return { Helper: operand.helper };
    case 'string':
      return { String: { Offset: operand.userString, Module: operand.module } };
    case 'delegate-constructor':
      return { DelegateConstructor: { Target: methodValue(operand.target), DelegateType: typeValue(operand.delegateType) } };
    case 'type-layout':
      return { TypeLayout: layoutValue(operand) };
    case 'field-offset-check':
      return { FieldOffsetCheck: fieldOffsetCheckValue(operand) };
    case 'field-offset-verify':
      return { FieldOffsets: { BaseOffset: operand.baseOffset, FieldOffset: operand.fieldOffset, Field: fieldValue(operand.field) } };
    case 'declaring-type':
    case 'declaring-type-of-method':
      return { DeclaringType: declaringTypeValue(operand) };
    case 'dictionary-lookup':
      return { Lookup: lookupValue(operand) };
    case 'instruction-sets':
      return { InstructionSets: { Sets: operand.sets.map(({ set, supported }) => ({ InstructionSet: set, Supported: supported })) } };
    case 'virtual-override':
      return { VirtualOverride: virtualOverrideValue(operand) };
    case 'il-body':
      return { ILBody: { Body: base64(operand.body), Types: operand.types.map(typeValue), Method: methodValue(operand.method) } };
    case 'resumption-stub':
      return { ResumptionStub: { Code: operand.code } };
    case 'string-thunks':
      return { StringThunks: operand.thunks.map(({ key, value }) => ({ Key: key, Value: value })) };
    case 'store-code-address':
      return { StoreCodeAddress: { Code: operand.code, Location: operand.location } };
  }
}

function layoutValue({ type, layout }: TypeLayoutOperand): object {
  const { flags, size, hfa, alignment, gcBitmap } = layout;
  return {
    Type: typeValue(type),
    Layout: { Flags: flags, Size: size, HfaElementType: hfa, Alignment: alignment, GCBitmap: gcBitmap && base64(gcBitmap) },
  };
}

function fieldOffsetCheckValue({ offset, field, secondHalf }: FieldOffsetCheckOperand): object {
  return { Offset: offset, Field: fieldValue(field), Repeated: secondHalf !== undefined };
}

function declaringTypeValue(operand: DeclaringTypeOperand): object {
  if (operand.form === 'declaring-type-of-method') return { Method: methodValue(operand.method) };
  return { DeclaringType: operand.declaringType && typeValue(operand.declaringType), Type: typeValue(operand.type) };
}

function lookupValue({ contextType, inner }: DictionaryLookupOperand): object {
  return { ContextType: contextType && typeValue(contextType), Kind: inner.kind, ...operandValue(inner.operand) };
}

function virtualOverrideValue({ flags, declaration, implementingType, implementation }: VirtualOverrideOperand): object {
  return {
    Flags: flags,
    Declaration: methodValue(declaration),
    ImplementingType: typeValue(implementingType),
    Implementation: implementation && methodValue(implementation),
  };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
