import { ByteCursor } from '../../../reference/io/cursor.js';
import { readMetadata, type Metadata } from '../../../reference/metadata/metadata.js';
import { readMethodSignature, readTypeSpecSignature } from '../../../reference/metadata/signatures.js';
import { rejectionOf } from '../flat-context.js';
import { bytes, metadataBytes } from './hand-made.js';

/* Signature blobs of ECMA-335 II.23.2. */

/** Metadata without tables, whose first blob is this one. */
function withBlob(hex: string): Metadata {
  const blob = bytes(hex);
  const tables = `00000000 02 00 00 01 ${'00'.repeat(16)}`;
  return readMetadata(new ByteCursor(metadataBytes({ tables, blobs: `${blob.length.toString(16).padStart(2, '0')} ${blob.toString('hex')}` }), 0));
}

const I4 = { kind: 'I4' };
const VOID = { kind: 'VOID' };
const TYPE_REF_1 = { kind: 'CLASS', token: 0x01000001 };

test.each([
  ['08', I4],
  ['0f 01', { kind: 'PTR', type: VOID }],
  ['10 08', { kind: 'BYREF', type: I4 }],
  ['1d 1d 08', { kind: 'SZARRAY', type: { kind: 'SZARRAY', type: I4 } }],
  ['45 08', { kind: 'PINNED', type: I4 }],
  ['12 05', TYPE_REF_1],
  ['11 08', { kind: 'VALUETYPE', token: 0x02000002 }],
  ['12 06', { kind: 'CLASS', token: 0x1b000001 }],
  ['12 80 81', { kind: 'CLASS', token: 0x01000020 }],
  ['15 12 05 02 08 01', { kind: 'GENERICINST', definition: TYPE_REF_1, arguments: [I4, VOID] }],
  ['15 11 04 01 08', { kind: 'GENERICINST', definition: { kind: 'VALUETYPE', token: 0x02000001 }, arguments: [I4] }],
  ['14 08 02 02 03 04 02 00 7f', { kind: 'ARRAY', type: I4, rank: 2, sizes: [3, 4], lowerBounds: [0, -1] }],
  ['13 00', { kind: 'VAR', index: 0 }],
  ['1e 03', { kind: 'MVAR', index: 3 }],
  ['1f 05 08', { kind: 'CMOD_REQD', modifier: 0x01000001, type: I4 }],
  ['20 09 08', { kind: 'CMOD_OPT', modifier: 0x01000002, type: I4 }],
])('the type %s', (hex, type) => {
  expect(readTypeSpecSignature(withBlob(hex), 1)).toEqual(type);
});

test('lower bounds are signed: the examples of II.23.2', () => {
  const type = readTypeSpecSignature(withBlob('14 08 08 00 08 06 7b 8080 01 c0004000 8001 dffffffe c0000001'), 1);
  expect(type).toMatchObject({ lowerBounds: [3, -3, 64, -64, 8192, -8192, 268435455, -268435456] });
});

test.each([
  ['00 01 01 08', { callingConvention: 0, genericParameterCount: 0, returnType: VOID, parameters: [I4], firstVariableArgument: undefined }],
  ['20 00 08', { callingConvention: 0x20, genericParameterCount: 0, returnType: I4, parameters: [], firstVariableArgument: undefined }],
  ['10 02 01 01 08', { callingConvention: 0x10, genericParameterCount: 2, returnType: VOID, parameters: [I4], firstVariableArgument: undefined }],
  ['05 02 01 08 41 05', { callingConvention: 5, genericParameterCount: 0, returnType: VOID, parameters: [I4, { kind: 'U1' }], firstVariableArgument: 1 }],
  ['08 00 08', { callingConvention: 8, genericParameterCount: 0, returnType: I4, parameters: [], firstVariableArgument: undefined }],
])('the method signature %s', (hex, signature) => {
  expect(readMethodSignature(withBlob(hex), 1)).toEqual(signature);
  expect(readTypeSpecSignature(withBlob(`1b ${hex}`), 1)).toEqual({ kind: 'FNPTR', signature });
});

test.each([
  ['a token of tag 3', '12 07', 'ecma-signature.token'],
  ['row 0 of TypeRef', '12 01', 'ecma-signature.token'],
  ['row 0 of TypeDef', '11 00', 'ecma-signature.token'],
  ['an instance of what is no definition', '15 08 01 08', 'ecma-signature.element-type'],
  ['an array of rank 0', '14 08 00 00 00', 'ecma-signature.rank'],
  ['fewer arguments than are counted', '15 12 05 02 08', 'truncated'],
  ['fewer lower bounds than are counted', '14 08 02 00 02 00', 'truncated'],
  ['a pointer to the signature of a field', '1b 06 08', 'ecma-signature.calling-convention'],
  ['a pointer to the signature of local variables', '1b 07 01 08', 'ecma-signature.calling-convention'],
  ['a pointer to a signature of an unknown kind', '1b 0c 00 01', 'ecma-signature.calling-convention'],
])('%s is rejected', (_what, hex, code) => {
  expect(rejectionOf(() => readTypeSpecSignature(withBlob(hex), 1))?.code).toBe(code);
});

test.each(['0f', '10', '1d', '45', '20 05'])('a type may stand inside 100 others of %s, and not in one more', (around) => {
  const nested = (levels: number): string => {
    const content = `${around.repeat(levels)} 08`;
    const length = bytes(content).length;
    return `${(0x8000 | length).toString(16)} ${content}`;
  };
  const read = (levels: number): unknown => {
    const tables = `00000000 02 00 00 01 ${'00'.repeat(16)}`;
    return readTypeSpecSignature(readMetadata(new ByteCursor(metadataBytes({ tables, blobs: nested(levels) }), 0)), 1);
  };
  expect(rejectionOf(() => read(100))?.code).toBeUndefined();
  expect(rejectionOf(() => read(101))?.code).toBe('limit.exceeded');
});
