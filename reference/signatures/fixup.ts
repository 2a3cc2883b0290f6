import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readResumptionStub, readStoreCodeAddress, type ResumptionStubOperand, type StoreCodeAddressOperand } from './code-address.js';
import { readModuleIndex, withOverride, type SignatureContext } from './context.js';
import { readDeclaringType, type DeclaringTypeOperand } from './declaring-type.js';
import { readDictionaryLookup, type DictionaryLookupOperand } from './dictionary-lookup.js';
import { readFieldOffsetCheck, readFieldOffsetVerify, type FieldOffsetCheckOperand, type FieldOffsetVerifyOperand } from './field-checks.js';
import { FIXUP_KINDS as KINDS, MODULE_OVERRIDE } from './fixup-kinds.js';
import { readIlBody, type IlBodyOperand } from './il-body.js';
import { readInstructionSets, type InstructionSetOperand } from './instruction-set-check.js';
import * as plain from './plain-operands.js';
import { readStringThunks, type StringThunksOperand } from './string-thunks.js';
import { readTypeLayout, type TypeLayout } from './type-layout.js';
import { readTypeSignature, type TypeSignature } from './type.js';
import { readVirtualOverride, type VirtualOverrideOperand } from './virtual-override.js';

export interface TypeLayoutOperand {
  readonly form: 'type-layout';
  readonly type: TypeSignature;
  readonly layout: TypeLayout;
}

export type FixupOperand =
  | plain.TypeOperand
  | plain.MethodOperand
  | plain.FieldOperand
  | plain.MethodTokenOperand
  | plain.VirtualSlotOperand
  | plain.HelperOperand
  | plain.StringOperand
  | plain.DelegateConstructorOperand
  | TypeLayoutOperand
  | FieldOffsetCheckOperand
  | FieldOffsetVerifyOperand
  | DeclaringTypeOperand
  | DictionaryLookupOperand
  | InstructionSetOperand
  | VirtualOverrideOperand
  | IlBodyOperand
  | ResumptionStubOperand
  | StringThunksOperand
  | StoreCodeAddressOperand;

/** The signature of an import cell. */
export interface Fixup {
  /** A value of FIXUP_KINDS; the override bit is taken off. */
  readonly kind: number;
  /** The module override, if the kind byte has bit 0x80. */
  readonly moduleIndex?: number;
  readonly operand: FixupOperand;
  readonly range: ByteRange;
}

type OperandReader = (cursor: ByteCursor, context: SignatureContext) => FixupOperand;

const OPERANDS: Readonly<Record<number, OperandReader>> = {
  [KINDS.ThisObjDictionaryLookup]: (cursor, context) => readDictionaryLookup(cursor, context, true),
  [KINDS.TypeDictionaryLookup]: (cursor, context) => readDictionaryLookup(cursor, context, false),
  [KINDS.MethodDictionaryLookup]: (cursor, context) => readDictionaryLookup(cursor, context, false),
  [KINDS.TypeHandle]: plain.readTypeOperand,
  [KINDS.MethodHandle]: plain.readMethodOperand,
  [KINDS.FieldHandle]: plain.readFieldOperand,
  [KINDS.MethodEntry]: plain.readMethodOperand,
  [KINDS.MethodEntry_DefToken]: plain.readMethodDefOperand,
  [KINDS.MethodEntry_RefToken]: plain.readMemberRefOperand,
  [KINDS.VirtualEntry]: plain.readMethodOperand,
  [KINDS.VirtualEntry_DefToken]: plain.readMethodDefOperand,
  [KINDS.VirtualEntry_RefToken]: plain.readMemberRefOperand,
  [KINDS.VirtualEntry_Slot]: plain.readVirtualSlot,
  [KINDS.Helper]: plain.readHelper,
  [KINDS.StringHandle]: plain.readString,
  [KINDS.NewObject]: plain.readTypeOperand,
  [KINDS.NewArray]: plain.readTypeOperand,
  [KINDS.IsInstanceOf]: plain.readTypeOperand,
  [KINDS.ChkCast]: plain.readTypeOperand,
  [KINDS.FieldAddress]: plain.readFieldOperand,
  [KINDS.CctorTrigger]: plain.readTypeOperand,
  [KINDS.StaticBaseNonGC]: plain.readTypeOperand,
  [KINDS.StaticBaseGC]: plain.readTypeOperand,
  [KINDS.ThreadStaticBaseNonGC]: plain.readTypeOperand,
  [KINDS.ThreadStaticBaseGC]: plain.readTypeOperand,
  [KINDS.FieldBaseOffset]: plain.readTypeOperand,
  [KINDS.FieldOffset]: plain.readFieldOperand,
  [KINDS.TypeDictionary]: plain.readTypeOperand,
  [KINDS.MethodDictionary]: plain.readMethodOperand,
  [KINDS.Check_TypeLayout]: (cursor, context) => readTypeLayoutOperand(cursor, context, false),
  [KINDS.Check_FieldOffset]: readFieldOffsetCheck,
  [KINDS.DelegateCtor]: plain.readDelegateConstructor,
  [KINDS.DeclaringTypeHandle]: (cursor, context) => readDeclaringType(cursor, context, false),
  [KINDS.IndirectPInvokeTarget]: plain.readMethodOperand,
  [KINDS.PInvokeTarget]: plain.readMethodOperand,
  [KINDS.Check_InstructionSetSupport]: readInstructionSets,
  [KINDS.Verify_FieldOffset]: readFieldOffsetVerify,
  [KINDS.Verify_TypeLayout]: (cursor, context) => readTypeLayoutOperand(cursor, context, false),
  [KINDS.Check_VirtualFunctionOverride]: readVirtualOverride,
  [KINDS.Verify_VirtualFunctionOverride]: readVirtualOverride,
  [KINDS.Check_IL_Body]: readIlBody,
  [KINDS.Verify_IL_Body]: readIlBody,
  [KINDS.Continuation_Layout]: (cursor, context) => readTypeLayoutOperand(cursor, context, true),
  [KINDS.ResumptionStubEntryPoint]: readResumptionStub,
  [KINDS.InjectStringThunks]: readStringThunks,
  [KINDS.StoreMultiCallableAddrOfCode]: readStoreCodeAddress,
};

/**
 * Reads a Fixup (r2r-format 6.1, 7.3): kind byte, [module index if bit 0x80], operand.
 * @throws R2RError `fixup.kind` for an unknown kind, `signature.module-index`, and what the operand throws
 */
export function readFixup(cursor: ByteCursor, context: SignatureContext): Fixup {
  const start = cursor.offset;
  const kindByte = cursor.u8();
  const kind = kindByte & ~MODULE_OVERRIDE;
  const readOperand = OPERANDS[kind];
  if (readOperand === undefined) {
    throw new R2RError('fixup.kind', `unknown fixup kind 0x${kind.toString(16)}`, { range: cursor.rangeFrom(start) });
  }
  const moduleIndex = (kindByte & MODULE_OVERRIDE) !== 0 ? readModuleIndex(cursor, context) : undefined;
  const operand = readOperand(cursor, moduleIndex === undefined ? context : withOverride(context, moduleIndex));
  return { kind, moduleIndex, operand, range: cursor.rangeFrom(start) };
}

/** TypeSig, then the layout payload. */
function readTypeLayoutOperand(cursor: ByteCursor, context: SignatureContext, continuation: boolean): TypeLayoutOperand {
  const type = readTypeSignature(cursor, context);
  return { form: 'type-layout', type, layout: readTypeLayout(cursor, context, continuation) };
}
