import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
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
