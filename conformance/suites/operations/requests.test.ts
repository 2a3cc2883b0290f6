import { formatDecode } from '../../../reference/operations/format-decode.js';
import { imageAccept } from '../../../reference/operations/image-accept.js';
import { thunksRun } from '../../../reference/operations/thunks-run.js';
import { wasmKeys } from '../../../reference/operations/wasm-keys.js';
import { wasmLower } from '../../../reference/operations/wasm-lower.js';

/* Requests that the contract does not allow are answered, not crashed on: what they ask for is unsupported. */

const lookup = { do: 'lookup', keys: ['Iiip'] };
const images = { a: { imageBase: 0, tableBase: 0, thunks: [] } };

test.each([
  ['nothing', null],
  ['no images', { steps: [] }],
  ['no steps', { images }],
  ['an image without thunks', { images: { a: { imageBase: 0, tableBase: 0 } }, steps: [] }],
  ['a pair without a key', { images: { a: { imageBase: 0, tableBase: 0, thunks: [{ value: 1 }] } }, steps: [] }],
  ['a pair without a value', { images: { a: { imageBase: 0, tableBase: 0, thunks: [{ key: 'Iiip' }] } }, steps: [] }],
  ['a table of the host that is no list', { images, host: {}, steps: [] }],
  ['an empty place in the host', { images, host: [null], steps: [] }],
  ['a number in the host', { images, host: [5], steps: [] }],
  ['a thunk of the host without a key', { images, host: [{ index: 1 }], steps: [] }],
  ['a thunk of the host without an index', { images, host: [{ key: 'Iiip' }], steps: [] }],
  ['a step that says nothing', { images, steps: [{}] }],
  ['a lookup of no keys', { images, steps: [{ do: 'lookup' }] }],
  ['a lookup of a number', { images, steps: [{ do: 'lookup', keys: [5] }] }],
  ['an image without a name', { images, steps: [{ do: 'inject', image: 5 }] }],
  ['a reader without a name', { images, steps: [{ do: 'snapshot', reader: 5 }] }],
])('a script of thunks with %s', (_, input) => {
  expect(thunksRun(input, {})).toEqual({ unsupported: 'an input of another form' });
});

test('a script is run under rules that are known', () => {
  const script = { images, host: [{ key: 'Iiip', index: 7 }], created: true, steps: [lookup] };
  expect(thunksRun(script, { rules: '18.6' })).toEqual({ accepted: [{ accepted: { indexes: [7] } }] });
  expect(thunksRun(script, { rules: 'oldest' })).toEqual({ unsupported: 'no rules are named oldest' });
});

test('an injection that was committed is over', () => {
  const steps = [{ do: 'inject.begin', image: 'a' }, { do: 'inject.commit', image: 'a' }, { do: 'inject.commit', image: 'a' }, { do: 'inject.commit', image: 'b' }];
  const one = { a: { imageBase: 0, tableBase: 100, thunks: [{ key: 'Iiip', value: 5 }] } };
  expect(thunksRun({ images: one, created: true, steps }, {})).toEqual({
    accepted: [{ accepted: { missing: 1 } }, { accepted: { swapped: true, added: 1 } }, { unsupported: 'no injection of a has begun' }, { unsupported: 'no image is named b' }],
  });
});

test.each([
  ['an array without a rank', { array: 'int32' }],
  ['an array of nothing', { rank: 1, array: null }],
  ['a rank that is no number', { rank: 'one', array: 'int32' }],
  ['a rank below 0', { rank: -1, array: 'int32' }],
  ['a parameter that is no number', { parameter: 'T' }],
  ['a function pointer to nothing', { functionPointer: 'int32' }],
  ['a type without a name', { namespace: 'System' }],
  ['arguments that are no list', { name: 'S', arguments: 'int32' }],
  ['a word that is no type', 'int33'],
])('a parameter that is %s', (_, parameter) => {
  expect(wasmLower({ types: [], signature: { returns: 'void', parameters: [parameter] } }, {})).toEqual({ unsupported: 'an input of another form' });
});

const runtime = { version: '10.0', machine: 'AMD64', os: 'Linux', dynamicCode: true };
const main = { name: 'App.dll', role: 'main', bytes: '' } as const;

test.each([
  ['the file that is selected', { files: [], select: 'App.dll', runtime }, 'no file of the request is named App.dll'],
  ['a file that is loaded before', { files: [main], select: 'App.dll', runtime: { ...runtime, before: ['Lib.dll'] } }, 'no file of the request is named Lib.dll'],
  ['the versions of the runtime', { files: [main], select: 'App.dll', runtime: { ...runtime, version: '1.0' } }, 'it is not known which versions .NET 1.0 accepts'],
])('acceptance is not judged without %s', (_, input, unsupported) => {
  expect(imageAccept(input)).toEqual({ unsupported });
});

test.each([[undefined], [0], [17], [1.5], ['4']])('a number of GC info is not read with chunks of %j bits', (base) => {
  expect(formatDecode({ kind: 'gc-unsigned', bytes: 'AA==' }, { formatVersion: '16.0', base })).toEqual({ unsupported: 'a number of GC info without the base of its chunks' });
});

const file = { name: 'App.wasm', role: 'main', bytes: '' };

test.each([
  ['files that are no list', { files: file, select: 'App.wasm', host: [] }],
  ['a file without a name', { files: [{ ...file, name: 5 }], select: 'App.wasm', host: [] }],
  ['a file without bytes or path', { files: [{ ...file, bytes: undefined }], select: 'App.wasm', host: [] }],
  ['nothing selected', { files: [file], host: [] }],
  ['a host without keys', { files: [file], select: 'App.wasm' }],
  ['a key of the host that is none', { files: [file], select: 'App.wasm', host: [5] }],
])('keys of an image with %s', (_, input) => {
  expect(wasmKeys(input, {})).toEqual({ unsupported: 'an input of another form' });
});

test('keys are worked out under rules that are known', () => {
  expect(wasmKeys({ types: [], compiled: [], calls: [], injected: [], host: [] }, { rules: 'oldest' })).toEqual({ unsupported: 'rules of another name' });
});

test('a type of a request may be nested without end', () => {
  let type: unknown = 'int32';
  for (let level = 0; level < 100_000; level++) type = { pointer: type };
  expect(wasmLower({ types: [], signature: { returns: 'void', parameters: [type] } }, {})).toMatchObject({ accepted: { key: 'vip' } });
});
