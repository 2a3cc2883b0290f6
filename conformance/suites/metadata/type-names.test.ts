import { ByteCursor } from '../../../reference/io/cursor.js';
import { readMetadata, type Metadata } from '../../../reference/metadata/metadata.js';
import { tokenOf } from '../../../reference/metadata/tokens.js';
import { instantiatedTypeName, typeName } from '../../../reference/metadata/type-name.js';
import { ecmaTypeTexts } from '../../../reference/metadata/type-text.js';
import { rejectionOf } from '../flat-context.js';
import { metadataBytes } from './hand-made.js';

test.each([
  ['', ['Plain'], [], 'Plain'],
  ['N.M', ['List`1'], ['int'], 'N.M.List<int>'],
  ['N', ['Outer`1', 'Inner`2'], ['int', 'string', 'long'], 'N.Outer<int>+Inner<string, long>'],
  ['N', ['Outer`2', 'Plain', 'Inner`1'], ['int', 'string', 'long'], 'N.Outer<int, string>+Plain+Inner<long>'],
  // Suffixes that ask for another number of arguments stay.
  ['N', ['Two`2'], ['int'], 'N.Two`2<int>'],
  ['N', ['None'], ['int'], 'N.None<int>'],
  // No suffixes: 0, a leading 0, something else than digits.
  ['', ['A`0'], ['int'], 'A`0<int>'],
  ['', ['A`01'], ['int'], 'A`01<int>'],
  ['', ['A`1x'], ['int'], 'A`1x<int>'],
  ['', ['`A`1'], ['int'], '`A<int>'],
])('%s: %j with %j is %s', (namespace, names, typeArguments, text) => {
  expect(instantiatedTypeName({ namespace, names }, typeArguments)).toBe(text);
});

/** So many rows of TypeRef, each nested in the next one; the last in no other. */
function nestedTypes(rows: number): Metadata {
  const word = (number: number): string => Buffer.from(Uint16Array.of(number).buffer).toString('hex');
  const scopes = Array.from({ length: rows }, (_, index) => (index + 1 < rows ? ((index + 2) << 2) | 3 : 1));
  const tables = `00000000 02 00 00 01 0200000000000000 0000000000000000 ${word(rows)} 0000 ${scopes.map((scope) => `${word(scope)} 0100 0000`).join(' ')}`;
  return readMetadata(new ByteCursor(metadataBytes({ tables, strings: ['A'] }), 0));
}

test('a type may be nested in 100 others, and not in one more', () => {
  expect(typeName(nestedTypes(101), tokenOf('TypeRef', 1)).names).toHaveLength(101);
  expect(rejectionOf(() => typeName(nestedTypes(102), tokenOf('TypeRef', 1)))).toMatchObject({ code: 'limit.exceeded' });
});

test('the texts of some types together may have 16,384 characters, and not one more', () => {
  const texts = (...lengths: number[]): string[] => {
    const typeArguments = lengths.map((length) => 'x'.repeat(length));
    const scope = { named: () => ({ namespace: '', names: [] }), typeArguments, methodArguments: [] };
    return ecmaTypeTexts(lengths.map((_, index) => ({ kind: 'VAR', index })), scope);
  };
  expect(texts(8192, 8192)).toHaveLength(2);
  expect(rejectionOf(() => texts(8192, 8193))).toMatchObject({ code: 'limit.exceeded' });
  expect(rejectionOf(() => texts(8192, 8191, 2))).toMatchObject({ code: 'limit.exceeded' });
});
