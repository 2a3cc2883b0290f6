import type { DeclaringTypeOperand } from '../../signatures/declaring-type.js';
import type { DictionaryLookupOperand, InnerFixup } from '../../signatures/dictionary-lookup.js';
import type { FieldOffsetCheckOperand, FieldOffsetVerifyOperand } from '../../signatures/field-checks.js';
import type { Fixup, FixupOperand, TypeLayoutOperand } from '../../signatures/fixup.js';
import type { IlBodyOperand } from '../../signatures/il-body.js';
import type { InstructionSetOperand } from '../../signatures/instruction-set-check.js';
import type { ResumptionStubOperand, StoreCodeAddressOperand } from '../../signatures/code-address.js';
import type * as plain from '../../signatures/plain-operands.js';
import type { StringThunk, StringThunksOperand } from '../../signatures/string-thunks.js';
import type { TypeLayout } from '../../signatures/type-layout.js';
import type { VirtualOverrideOperand } from '../../signatures/virtual-override.js';
import { bytes, flag, integer, list, oneOf, optional, range, record, rva, text, u32, variants, type Shape } from './shape.js';
import { fieldSignature, methodSignature, methodToken, typeSignature } from './signature-shapes.js';

/** The bit above it is that of the module override. */
const kind = integer(0, 0x7f);

const typeLayout = record<TypeLayout>({ flags: u32, size: u32, hfa: optional(u32), alignment: optional(u32), gcBitmap: optional(bytes), range });

const innerOperand = variants<InnerFixup['operand']>('form', {
  type: record<plain.TypeOperand>({ form: oneOf('type'), type: typeSignature }),
  method: record<plain.MethodOperand>({ form: oneOf('method'), method: methodSignature }),
  field: record<plain.FieldOperand>({ form: oneOf('field'), field: fieldSignature }),
  'declaring-type': record<Extract<DeclaringTypeOperand, { form: 'declaring-type' }>>({ form: oneOf('declaring-type'), declaringType: optional(typeSignature), type: typeSignature }),
  'declaring-type-of-method': record<Extract<DeclaringTypeOperand, { form: 'declaring-type-of-method' }>>({ form: oneOf('declaring-type-of-method'), method: methodSignature }),
});

const operand = variants<FixupOperand>('form', {
  type: innerOperand,
  method: innerOperand,
  field: innerOperand,
  'declaring-type': innerOperand,
  'declaring-type-of-method': innerOperand,
  'method-token': record<plain.MethodTokenOperand>({ form: oneOf('method-token'), token: methodToken }),
  'virtual-slot': record<plain.VirtualSlotOperand>({ form: oneOf('virtual-slot'), slot: u32, type: typeSignature }),
  helper: record<plain.HelperOperand>({ form: oneOf('helper'), helper: u32 }),
  string: record<plain.StringOperand>({ form: oneOf('string'), userString: u32, module: u32 }),
  'delegate-constructor': record<plain.DelegateConstructorOperand>({ form: oneOf('delegate-constructor'), target: methodSignature, delegateType: typeSignature }),
  'type-layout': record<TypeLayoutOperand>({ form: oneOf('type-layout'), type: typeSignature, layout: typeLayout }),
  'field-offset-check': record<FieldOffsetCheckOperand>({ form: oneOf('field-offset-check'), offset: u32, field: fieldSignature, secondHalf: optional(range) }),
  'field-offset-verify': record<FieldOffsetVerifyOperand>({ form: oneOf('field-offset-verify'), baseOffset: u32, fieldOffset: u32, field: fieldSignature }),
  'dictionary-lookup': record<DictionaryLookupOperand>({
    form: oneOf('dictionary-lookup'),
    contextType: optional(typeSignature),
    inner: record<InnerFixup>({ kind: u32, operand: innerOperand, range }),
  }),
  'instruction-sets': record<InstructionSetOperand>({ form: oneOf('instruction-sets'), sets: list(record<InstructionSetOperand['sets'][number]>({ set: u32, supported: flag })) }),
  'virtual-override': record<VirtualOverrideOperand>({
    form: oneOf('virtual-override'),
    flags: u32,
    declaration: methodSignature,
    implementingType: typeSignature,
    implementation: optional(methodSignature),
  }),
  'il-body': record<IlBodyOperand>({ form: oneOf('il-body'), body: bytes, types: list(typeSignature), method: methodSignature }),
  'resumption-stub': record<ResumptionStubOperand>({ form: oneOf('resumption-stub'), code: rva }),
  'string-thunks': record<StringThunksOperand>({ form: oneOf('string-thunks'), thunks: list(record<StringThunk>({ key: text, value: u32, range })) }),
  'store-code-address': record<StoreCodeAddressOperand>({ form: oneOf('store-code-address'), code: rva, location: rva }),
}) satisfies Shape<FixupOperand>;

/** The signature of an import cell. */
export const fixup = record<Fixup>({ kind, moduleIndex: optional(u32), operand, range }, 'bytes');
