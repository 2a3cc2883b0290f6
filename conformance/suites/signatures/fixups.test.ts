import { FIXUP_KINDS } from '../../../reference/signatures/fixup-kinds.js';
import { readFixup, type Fixup, type FixupOperand } from '../../../reference/signatures/fixup.js';
import { cursorOver, rejection, signaturesOf, type Surround } from '../hex-input.js';
import { describeField, describeMethod, describeToken, describeType } from './describe-signature.js';

// r2r-format 7.3 to 7.7, wasm-r2r 5.1.

const NAMES = new Map<number, string>(Object.entries(FIXUP_KINDS).map(([name, kind]) => [kind, name]));

function describeFixup({ kind, moduleIndex, operand }: Pick<Fixup, 'kind' | 'moduleIndex' | 'operand'>): string {
  return `${NAMES.get(kind)}${moduleIndex === undefined ? '' : `[${moduleIndex}]`} ${describeOperand(operand)}`;
}

function describeOperand(operand: FixupOperand): string {
  switch (operand.form) {
    case 'type':
      return describeType(operand.type);
    case 'method':
      return describeMethod(operand.method);
    case 'field':
      return describeField(operand.field);
    case 'method-token':
      return describeToken(operand.token);
    case 'virtual-slot':
      return `${operand.slot} ${describeType(operand.type)}`;
    case 'helper':
      return `0x${operand.helper.toString(16)}`;
    case 'string':
      return `0x${operand.userString.toString(16)}@${operand.module}`;
    case 'delegate-constructor':
      return `${describeMethod(operand.target)}, ${describeType(operand.delegateType)}`;
    case 'type-layout': {
      const { flags, size, hfa = '-', alignment = '-', gcBitmap } = operand.layout;
      const bitmap = gcBitmap === undefined ? '-' : Buffer.from(gcBitmap).toString('hex');
      return `${describeType(operand.type)} flags ${flags} size ${size} hfa ${hfa} alignment ${alignment} gc ${bitmap}`;
    }
    case 'field-offset-check':
      return `${operand.offset} ${describeField(operand.field)}${operand.secondHalf === undefined ? '' : ' twice'}`;
    case 'field-offset-verify':
      return `${operand.baseOffset} ${operand.fieldOffset} ${describeField(operand.field)}`;
    case 'declaring-type':
      return `${operand.declaringType === undefined ? '' : `${describeType(operand.declaringType)} declares `}${describeType(operand.type)}`;
    case 'declaring-type-of-method':
      return `of ${describeMethod(operand.method)}`;
    case 'dictionary-lookup':
      return `${operand.contextType === undefined ? '' : `in ${describeType(operand.contextType)} `}(${describeFixup(operand.inner)})`;
    case 'instruction-sets':
      return operand.sets.map(({ set, supported }) => `${supported ? '+' : '-'}${set}`).join(' ');
    case 'virtual-override': {
      const implementation = operand.implementation === undefined ? 'nothing' : describeMethod(operand.implementation);
      return `${describeMethod(operand.declaration)} on ${describeType(operand.implementingType)} is ${implementation}`;
    }
    case 'il-body':
      return `${Buffer.from(operand.body).toString('hex')} [${operand.types.map(describeType).join(', ')}] ${describeMethod(operand.method)}`;
    case 'resumption-stub':
      return `0x${operand.code.toString(16)}`;
    case 'string-thunks':
      return operand.thunks.map(({ key, value }) => `${key}=${value}`).join(' ');
    case 'store-code-address':
      return `0x${operand.code.toString(16)} at 0x${operand.location.toString(16)}`;
  }
}

const ARM64: Surround = { machine: 'ARM64' };
const X86: Surround = { machine: 'I386' };
const OLD: Surround = { version: '3.1' };

test.each<[string, string, Surround?]>([
  ['1A 01', 'Helper 0x1'],
  ['1A 81 10', 'Helper 0x110'],
  ['10 15 12 45 01 08', 'TypeHandle CLASS TypeRef.11@0<I4>'],
  ['90 03 12 88 00', 'TypeHandle[3] CLASS TypeDef.200@3'],
  ['90 03 15 12 45 01 3F 02 12 49', 'TypeHandle[3] CLASS TypeRef.11@3<{2}CLASS TypeRef.12@2>'],
  ['14 80 85', 'MethodEntry_DefToken MethodDef.85@0'],
  ['95 05 09', 'MethodEntry_RefToken[5] MemberRef.9@5'],
  ['13 14 09 01 0E', 'MethodEntry MethodInstantiation+MemberRefToken MemberRef.9@0 <STRING>'],
  ['13 80 C0 02 12 80 C0 77', 'MethodEntry OwnerType+UpdateContext module 2 owner CLASS TypeDef.30@2 MethodDef.77@2'],
  ['19 04 12 45', 'VirtualEntry_Slot 4 CLASS TypeRef.11@0'],
  ['9B 02 05', 'StringHandle[2] 0x5@2'],
  ['2C 00 05 12 45', 'DelegateCtor MethodDef.5@0, CLASS TypeRef.11@0'],
  ['2A 11 14 0E 10 01', 'Check_TypeLayout VALUETYPE TypeDef.5@0 flags 14 size 16 hfa - alignment - gc 01'],
  ['2A 11 18 1B 10 01 04', 'Check_TypeLayout VALUETYPE TypeDef.6@0 flags 27 size 16 hfa 1 alignment 4 gc -', ARM64],
  ['2A 11 14 0E 28 FF 03', 'Check_TypeLayout VALUETYPE TypeDef.5@0 flags 14 size 40 hfa - alignment - gc ff03', X86],
  ['32 11 14 1E 08', 'Verify_TypeLayout VALUETYPE TypeDef.5@0 flags 30 size 8 hfa - alignment - gc -'],
  ['37 12 14 0F 10 02', 'Continuation_Layout CLASS TypeDef.5@0 flags 15 size 16 hfa - alignment - gc 02'],
  ['2B 10 10 21', 'Check_FieldOffset 16 MemberRef.21@0'],
  ['2B 00 10 81 B0 2B 10 81 B0', 'Check_FieldOffset 0 MemberRef.1b0@0 twice', OLD],
  ['2B 00 00 73 2B 00 73', 'Check_FieldOffset 0 Field.73@0 twice', OLD],
  ['2B 00 00 73', 'Check_FieldOffset 0 Field.73@0', OLD],
  ['31 08 10 00 21', 'Verify_FieldOffset 8 16 Field.21@0'],
  ['30 00', 'Check_InstructionSetSupport '],
  ['30 02 11 3A', 'Check_InstructionSetSupport +8 -29'],
  ['33 00 00 05 12 45', 'Check_VirtualFunctionOverride MethodDef.5@0 on CLASS TypeRef.11@0 is nothing'],
  ['34 01 00 05 12 45 00 06', 'Verify_VirtualFunctionOverride MethodDef.5@0 on CLASS TypeRef.11@0 is MethodDef.6@0'],
  ['B5 06 03 00 2A 2A 01 12 45 10 01', 'Check_IL_Body[6] 002a2a [CLASS TypeRef.11@6] MemberRefToken MemberRef.1@6'],
  ['38 45 23 01 00', 'ResumptionStubEntryPoint 0x12345'],
  ['3A 45 23 01 00 10 00 02 00', 'StoreMultiCallableAddrOfCode 0x12345 at 0x20010'],
  ['39 49 69 69 70 00 05 00 00 00 00', 'InjectStringThunks Iiip=5'],
  ['39 00', 'InjectStringThunks '],
  ['07 12 80 80 10 13 00', 'ThisObjDictionaryLookup in CLASS TypeDef.20@0 (TypeHandle VAR0)'],
  ['88 03 13 10 09', 'TypeDictionaryLookup[3] (MethodEntry MemberRefToken MemberRef.9@3)'],
  ['09 12 00 21', 'MethodDictionaryLookup (FieldHandle Field.21@0)'],
  ['2D 12 45', 'DeclaringTypeHandle CLASS TypeRef.11@0'],
  ['2D 00 05', 'DeclaringTypeHandle of MethodDef.5@0', { version: '27.0' }],
  ['08 2D 12 45 12 49', 'TypeDictionaryLookup (DeclaringTypeHandle CLASS TypeRef.11@0 declares CLASS TypeRef.12@0)', OLD],
])('the fixup %s is %s', (hex, expected, surround = {}) => {
  const cursor = cursorOver(hex);
  const fixup = readFixup(cursor, signaturesOf(surround));
  expect(describeFixup(fixup)).toBe(expected);
  expect(fixup.range).toEqual({ start: 0, end: cursor.bytes.length });
});

test('without a second half the next signature is left alone', () => {
  expect(readFixup(cursorOver('2B 00 00 73 10 12 45'), signaturesOf(OLD)).range.end).toBe(4);
});

test.each<[string, string, [number, number], Surround?]>([
  ['00', 'fixup.kind', [0, 1]],
  ['01', 'fixup.kind', [0, 1]],
  ['3B', 'fixup.kind', [0, 1]],
  ['50 01', 'fixup.kind', [0, 1]],
  ['D0 01 01', 'fixup.kind', [0, 1]],
  ['08 14 05', 'fixup.inner-kind', [1, 2]],
  ['08 80 90 12 45', 'fixup.inner-kind', [1, 3]],
  ['14 00', 'method-signature.rid', [1, 2]],
  ['2B 00 00 73 2B 00 74', 'fixup.second-half', [5, 7], OLD],
  ['2B 00 00 73 2A 00 73', 'fixup.second-half', [4, 5], OLD],
  ['30 02 11', 'truncated', [3, 3]],
  ['2A 11 14 0E 10', 'truncated', [5, 5]],
  ['35 04 00 2A 2A', 'truncated', [2, 5]],
  ['38 45 23 01', 'truncated', [1, 4]],
  ['39 49 69 69 70 00 05 00 00 00', 'truncated', [10, 10]],
  ['39 49 69', 'truncated', [1, 3]],
  ['39 FF 00 05 00 00 00 00', 'string-thunks.key', [1, 2]],
])('the fixup %s is rejected as %s', (hex, code, range, surround = {}) => {
  expect(rejection(() => readFixup(cursorOver(hex, 'signature'), signaturesOf(surround)))).toEqual({ code, range });
});
