import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { globSync } from 'glob';
import { packageRoot } from '../../contract/package-root.js';
import { corpusFolder, readCorpus, readJson } from '../../runner/corpus.js';

/* The committed corpus as a runner in any language finds it. */

const schema = readJson(join(packageRoot(), 'spec/schema/protocol/vector-file.json')) as object;
const isVectorFile = new Ajv2020().compile(schema);
const files = globSync('*/**/*.{json,json.gz}', { cwd: corpusFolder(), posix: true }).sort();

test.each(files)('%s obeys the schema of vector files', (file) => {
  expect(isVectorFile(readJson(join(corpusFolder(), file))) ? [] : isVectorFile.errors).toEqual([]);
});

test('ids are unique, and every vector that may be rejected has a valid twin', () => {
  const { vectors } = readCorpus();
  expect(vectors.length).toBeGreaterThan(0);
});
