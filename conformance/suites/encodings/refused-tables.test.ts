import { formatEncode } from '../../../reference/operations/format-encode.js';

/* Tables that no bytes can hold are refused, and what is just possible is written. */

const bytesOf = (kind: string, value: unknown, context = {}): string => {
  const answer = formatEncode({ kind, value }, context);
  if (!('accepted' in answer)) throw new Error(JSON.stringify(answer));
  return Buffer.from((answer.accepted as { bytes: string }).bytes, 'base64').toString('latin1');
};

test.each([
  ['behind the last', 2],
  ['far behind', 70],
])('a native array has no element %s', (_, index) => {
  const value = { Count: 2, Elements: [{ Index: index, Value: 1 }] };
  expect(formatEncode({ kind: 'native-array', value }, {})).toMatchObject({ rejected: { code: 'value.range' } });
});

// As crossgen2 writes them (r2r-format 13): addresses have eight digits, everything else has two at least.
test('lines of a perf map have numbers of two digits or more', () => {
  const method = { RVA: 0x11580, Length: 7, Name: 'F()' };
  const text = bytesOf('perf-map', { Signature: '59842195DD181CC37A1D3F208B0CA202', Version: 1, OS: 2, Architecture: 3, ABI: 1, Methods: [method, { ...method, Length: 0x1234 }] });
  expect(text.split('\n').slice(5)).toEqual(['00011580 07 F()', '00011580 1234 F()', '']);
});
