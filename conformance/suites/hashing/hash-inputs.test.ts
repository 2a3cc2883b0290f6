import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { hashCompute } from '../../../reference/operations/hash-compute.js';
import { packageRoot } from '../../contract/package-root.js';
import { readCorpus, readJson } from '../../runner/corpus.js';

/* What hash.compute is asked, as an implementation in any language finds it described. */

const isHashInput = new Ajv2020().compile(readJson(join(packageRoot(), 'spec/schema/protocol/hash-input.json')) as object);

test('the input of every vector obeys the schema', () => {
  const inputs = readCorpus().vectors.filter(({ operation }) => operation === 'hash.compute').map(({ input }) => input);
  expect(inputs.length).toBeGreaterThan(100);
  expect(inputs.filter((input) => !isHashInput(input))).toEqual([]);
});

test.each([
  [{}],
  [{ name: 'a', module: 'a' }],
  [{ type: { namespace: 'System' } }],
  [{ type: { name: 'Int32', rank: 1 } }],
  [{ type: { array: { name: 'Int32' } } }],
  [{ availableType: { name: 'Inner', enclosing: { name: 'Outer', arguments: [] } } }],
  [{ words: [1] }],
])('%j is no input', (input) => {
  expect(isHashInput(input)).toBe(false);
});

test.each([
  [null],
  ['System'],
  [{}],
  [{ name: 'a', module: 'a' }],
  [{ name: 5 }],
  [{ type: null }],
  [{ type: { namespace: 'System' } }],
  [{ type: { name: 'Inner', enclosing: { namespace: 'Outer' } } }],
  [{ type: { array: { name: 'Int32' } } }],
  [{ type: { name: 'Func`1', arguments: [null] } }],
  [{ method: { owner: { name: 'C' } } }],
  [{ inlinee: { module: 'MyLib', rid: -1 } }],
  [{ words: [1, 2 ** 32] }],
])('the reference does not answer %j', (input) => {
  expect(hashCompute(input)).toEqual({ unsupported: 'an input of another form' });
});

test('a type that nests without end is refused', () => {
  let pointer: object = { name: 'Int32', namespace: 'System' };
  let nested: object = { name: 'Innermost' };
  for (let level = 0; level < 10_000; level++) [pointer, nested] = [{ pointer }, { name: 'N', enclosing: nested }];
  for (const type of [pointer, nested]) expect(hashCompute({ type })).toMatchObject({ rejected: { code: 'limit.exceeded' } });
});
