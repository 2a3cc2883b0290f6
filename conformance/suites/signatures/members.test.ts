import { readFieldSignature } from '../../../reference/signatures/field.js';
import { readMethodDefinitionSignature, readMethodSignature } from '../../../reference/signatures/method.js';
import { cursorOver, rejection, signaturesOf } from '../hex-input.js';
import { describeField, describeMethod } from './describe-signature.js';

// r2r-format 6.4 to 6.6, 8.6.

test.each([
  ['00 80 85', 'MethodDef.85@0'],
  ['10 09', 'MemberRefToken MemberRef.9@0'],
  ['14 09 01 0E', 'MethodInstantiation+MemberRefToken MemberRef.9@0 <STRING>'],
  ['30 09 12 45', 'MemberRefToken+Constrained MemberRef.9@0 constrained CLASS TypeRef.11@0'],
  ['03 05', 'UnboxingStub+InstantiatingStub MethodDef.5@0'],
  ['40 15 12 80 80 01 08 81 05', 'OwnerType owner CLASS TypeDef.20@0<I4> MethodDef.105@0'],
  ['80 C0 02 12 80 C0 77', 'OwnerType+UpdateContext module 2 owner CLASS TypeDef.30@2 MethodDef.77@2'],
  ['81 00 05', 'AsyncVariant MethodDef.5@0'],
  [
    '81 C4 02 12 80 C0 77 01 12 45',
    'MethodInstantiation+OwnerType+UpdateContext+AsyncVariant module 2 owner CLASS TypeDef.30@2 MethodDef.77@2 <CLASS TypeRef.11@0|2>',
  ],
])('the method signature %s is %s', (hex, expected) => {
  const cursor = cursorOver(`${hex} FF`);
  const method = readMethodSignature(cursor, signaturesOf());
  expect(describeMethod(method)).toBe(expected);
  expect(method.range).toEqual({ start: 0, end: cursor.bytes.length - 1 });
});

test('with UpdateContext the arguments of the owner go back to the module of the fixup', () => {
  const method = readMethodSignature(cursorOver('80 D0 06 15 12 79 01 11 7D 80 92'), signaturesOf({}, 4));
  expect(describeMethod(method)).toBe(
    'MemberRefToken+OwnerType+UpdateContext module 6 owner CLASS TypeRef.1e@6<VALUETYPE TypeRef.1f@4> MemberRef.92@6',
  );
});

test('runtime and writer disagree about unmarked types behind UpdateContext: both views are kept', () => {
  // Flags 0xA4: MethodInstantiation, Constrained, UpdateContext.
  const method = readMethodSignature(cursorOver('80 A4 02 05 02 15 12 45 01 12 49 3F 03 15 12 45 01 12 49 12 4D'), signaturesOf());
  expect(describeMethod(method)).toBe(
    'MethodInstantiation+Constrained+UpdateContext module 2 MethodDef.5@2' +
      ' <CLASS TypeRef.11@0|2<CLASS TypeRef.12@0|2>, {3}CLASS TypeRef.11@3<CLASS TypeRef.12@0|2>>' +
      ' constrained CLASS TypeRef.13@2|0',
  );
});

// The examples of r2r-format 6.2 from 109 of xmod-nlg/DevGenerics and bubble4/DevGenerics.
test.each([
  [
    '80 D0 06 3F 00 15 12 79 01 11 7D 80 92',
    'MemberRefToken+OwnerType+UpdateContext module 6 owner {0}CLASS TypeRef.1e@0<VALUETYPE TypeRef.1f@0> MemberRef.92@6',
  ],
  ['40 3F 07 15 12 20 01 0A 12', 'OwnerType owner {7}CLASS TypeDef.8@7<I8> MethodDef.12@7'],
  ['44 3F 02 12 10 09 01 3E', 'MethodInstantiation+OwnerType owner {2}CLASS TypeDef.4@2 MethodDef.9@2 <CANON_ZAPSIG>'],
  ['50 3F 02 12 10 09', 'MemberRefToken+OwnerType owner {2}CLASS TypeDef.4@2 MemberRef.9@0'],
])('in a table %s is %s', (hex, expected) => {
  expect(describeMethod(readMethodDefinitionSignature(cursorOver(hex), signaturesOf()))).toBe(expected);
});

test('in a fixup a MethodDef belongs to the module of the fixup, whatever its owner', () => {
  expect(describeMethod(readMethodSignature(cursorOver('40 3F 07 12 20 12'), signaturesOf()))).toBe(
    'OwnerType owner {7}CLASS TypeDef.8@7 MethodDef.12@0',
  );
});

test.each([
  ['82 00 05', 'method-signature.flags', [0, 2]],
  ['08 05', 'method-signature.flags', [0, 1]],
  ['00 00', 'method-signature.rid', [1, 2]],
  ['04 05 00', 'method-signature.argument-count', [2, 3]],
  ['40 00 05', 'type-signature.element-type', [1, 2]],
  ['04 05 02 08', 'truncated', [4, 4]],
])('the method signature %s is rejected as %s', (hex, code, range) => {
  expect(rejection(() => readMethodSignature(cursorOver(hex, 'signature'), signaturesOf()))).toEqual({ code, range });
});

test.each([
  ['16.0', '00 21', 'Field.21@0'],
  ['16.0', '10 21', 'MemberRef.21@0'],
  ['16.0', '40 15 12 45 01 08 21', 'owner CLASS TypeRef.11@0<I4> Field.21@0'],
  ['9.1', '48 12 45 00', 'owner CLASS TypeRef.11@0 index 0'],
])('in %s the field signature %s is %s', (version, hex, expected) => {
  expect(describeField(readFieldSignature(cursorOver(hex), signaturesOf({ version })))).toBe(expected);
});

test.each([
  ['16.0', '01 21', 'field-signature.flags', [0, 1]],
  ['16.0', '48 12 45 00', 'field-signature.flags', [0, 1]],
  ['9.1', '08 00', 'field-signature.flags', [0, 1]],
  ['16.0', '10 00', 'field-signature.rid', [1, 2]],
])('in %s the field signature %s is rejected as %s', (version, hex, code, range) => {
  expect(rejection(() => readFieldSignature(cursorOver(hex, 'signature'), signaturesOf({ version })))).toEqual({ code, range });
});
