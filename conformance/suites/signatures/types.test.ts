import { ModuleIndices } from '../../../reference/image/module-index.js';
import { signatureContext, type SignatureContext } from '../../../reference/signatures/context.js';
import { readTypeSignature } from '../../../reference/signatures/type.js';
import { cursorOver, flatContext, rejection, signaturesOf } from '../hex-input.js';
import { describeType } from './describe-signature.js';

// r2r-format 6.1 to 6.3.

test.each([
  ['08', 'I4'],
  ['1C', 'OBJECT'],
  ['0E', 'STRING'],
  ['3E', 'CANON_ZAPSIG'],
  ['16', 'TYPEDBYREF'],
  ['12 45', 'CLASS TypeRef.11@0'],
  ['11 80 80', 'VALUETYPE TypeDef.20@0'],
  ['12 06', 'CLASS TypeSpec.1@0'],
  ['0F 08', 'PTR(I4)'],
  ['10 12 45', 'BYREF(CLASS TypeRef.11@0)'],
  ['1D 1D 05', 'SZARRAY(SZARRAY(U1))'],
  ['45 0E', 'PINNED(STRING)'],
  ['14 08 02 00 00', 'ARRAY2[](I4)'],
  ['14 08 02 01 03 02 00 00', 'ARRAY2[3](I4)'],
  ['13 02', 'VAR2'],
  ['1E 80 80', 'MVAR128'],
  ['1B 20 01 01 08', 'FNPTR32(VOID, I4)'],
  ['1F 45 08', 'CMOD_REQD TypeRef.11@0 I4'],
  ['20 45 08', 'CMOD_OPT TypeRef.11@0 I4'],
  ['3D 11 45', 'native VALUETYPE TypeRef.11@0'],
  ['3B 05', 'VAR_ZAPSIG5'],
  ['15 12 45 01 08', 'CLASS TypeRef.11@0<I4>'],
  ['3F 00 12 45', '{0}CLASS TypeRef.11@0'],
])('the type signature %s is %s', (hex, expected) => {
  const cursor = cursorOver(`${hex} FF`);
  const type = readTypeSignature(cursor, signaturesOf());
  expect(describeType(type)).toBe(expected);
  expect(type.range).toEqual({ start: 0, end: cursor.bytes.length - 1 });
});

// r2r-format 6.2: the override reaches through arrays, pointers, byrefs and pinned types, not into arguments.
test.each([
  ['Dictionary<string, M!T>', '15 12 45 02 0E 3F 03 12 88 00', 'CLASS TypeRef.11@7<STRING, {3}CLASS TypeDef.200@3>'],
  ['List<T> of module 3', '3F 03 15 12 45 01 12 49', '{3}CLASS TypeRef.11@3<CLASS TypeRef.12@7>'],
  ['T[] of module 3', '3F 03 1D 12 45', '{3}SZARRAY(CLASS TypeRef.11@3)'],
  ['List<T>* of module 3', '3F 03 0F 15 11 45 01 12 49', '{3}PTR(VALUETYPE TypeRef.11@3<CLASS TypeRef.12@7>)'],
  ['a function pointer under module 3', '3F 03 1B 00 01 12 45 12 49', '{3}FNPTR0(CLASS TypeRef.11@7, CLASS TypeRef.12@7)'],
  ['an override inside an override', '3F 03 15 12 45 01 3F 04 12 49', '{3}CLASS TypeRef.11@3<{4}CLASS TypeRef.12@4>'],
])('tokens know their module: %s', (_, hex, expected) => {
  expect(describeType(readTypeSignature(cursorOver(hex), signaturesOf({}, 7)))).toBe(expected);
});

const NESTED = `${'0F '.repeat(101)}08`;

test.each([
  ['00', 'type-signature.element-type', [0, 1]],
  ['17', 'type-signature.element-type', [0, 1]],
  ['21 00', 'type-signature.element-type', [0, 1]],
  ['3C 1D 08', 'type-signature.element-type', [0, 1]],
  ['40', 'type-signature.element-type', [0, 1]],
  ['41', 'type-signature.element-type', [0, 1]],
  ['80', 'type-signature.element-type', [0, 1]],
  ['FF', 'type-signature.element-type', [0, 1]],
  ['3D 12 45', 'type-signature.element-type', [1, 2]],
  ['12 07', 'type-signature.token', [1, 2]],
  ['12 00', 'type-signature.token', [1, 2]],
  ['14 08 00 00 00', 'type-signature.rank', [2, 3]],
  ['14 08 01 00 01 02', 'type-signature.lower-bound', [4, 6]],
  ['15 3F 01 12 45 01 08', 'type-signature.generic-definition', [1, 2]],
  ['15 08 01 08', 'type-signature.generic-definition', [1, 2]],
  ['15 12 45 00', 'type-signature.argument-count', [3, 4]],
  ['1B 10 00 01', 'type-signature.calling-convention', [1, 2]],
  ['1B 06 00 01', 'type-signature.calling-convention', [1, 2]],
  ['15 12 45 02 08', 'truncated', [5, 5]],
  ['12', 'truncated', [1, 1]],
  ['12 80', 'truncated', [1, 2]],
  [NESTED, 'limit.exceeded', [101, 102]],
])('the type signature %s is rejected as %s', (hex, code, range) => {
  expect(rejection(() => readTypeSignature(cursorOver(hex, 'signature'), signaturesOf()))).toEqual({ code, range });
});

test('a row that the module does not have is rejected, where its rows are known', () => {
  const context: SignatureContext = { ...signaturesOf(), rowCount: (module, table) => (module === 0 && table === 'TypeRef' ? 0x11 : undefined) };
  const read = (hex: string): unknown => readTypeSignature(cursorOver(hex, 'signature'), context);
  expect(() => read('15 12 45 02 12 80 80 3F 01 12 49')).not.toThrow();
  expect(rejection(() => read('15 12 45 01 12 49'))).toEqual({ code: 'signature.rid', range: [5, 6] });
});

// r2r-format 12.2: two AssemblyRefs in the IL, three in the manifest.
const singleFile = new ModuleIndices({ major: 16, minor: 0 }, false, 2, 3);

test.each([
  ['3F 06 12 45', undefined],
  ['3F 07 12 45', { code: 'signature.module-index', range: [1, 2] }],
  ['3F 03 12 45', undefined],
  ['3F 03 12 44', { code: 'signature.manifest-definition', range: [3, 4] }],
  ['3F 03 15 12 45 01 12 44', undefined],
])('module indices are those of the image: %s', (hex, expected) => {
  const read = (): unknown => readTypeSignature(cursorOver(hex, 'signature'), signatureContext(flatContext(''), 0, singleFile));
  if (expected === undefined) expect(read).not.toThrow();
  else expect(rejection(read)).toEqual(expected);
});

test.each([
  ['PTR', '0F', ''],
  ['BYREF', '10', ''],
  ['SZARRAY', '1D', ''],
  ['PINNED', '45', ''],
  ['CMOD_REQD', '1F 45', ''],
  ['CMOD_OPT', '20 45', ''],
  ['MODULE_ZAPSIG', '3F 00', ''],
  ['ARRAY', '14', '02 00 00'],
  ['GENERICINST', '15 12 45 01', ''],
  ['FNPTR', '1B 00 00', ''],
])('a type may stand inside 100 others of kind %s, and not in one more', (_kind, front, behind) => {
  const read = (levels: number): unknown => readTypeSignature(cursorOver(`${front.repeat(levels)} 12 45 ${behind.repeat(levels)}`), signaturesOf());
  expect(() => read(100)).not.toThrow();
  expect(rejection(() => read(101)).code).toBe('limit.exceeded');
});
