import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../contract/package-root.js';
import type { FileOperand, Vector } from '../../contract/protocol.js';
import { temporaryFolder } from '../temporary-folder.js';
import { corpusOf, runCorpus, writeFiles } from './fixtures.js';

/* How files reach an implementation, and what a vector gets whose files are not there. */

const PATH = 'images/manifest.json';
const BYTES = readFileSync(join(packageRoot(), 'conformance', PATH));
const SHA256 = createHash('sha256').update(BYTES).digest('hex');

function describing(id: string, file: Partial<FileOperand>): Vector {
  const files: FileOperand[] = [{ name: 'A.dll', role: 'main', ...file }];
  return {
    ...{ id, requirements: [], operation: 'format.decode', context: {}, origin: 'literal' },
    input: { files },
    expect: { value: SHA256 },
  };
}

const VECTORS = [
  describing('present', { path: PATH, sha256: SHA256 }),
  describing('changed', { path: PATH, sha256: '0'.repeat(64) }),
  describing('missing', { path: 'images/none.dll', sha256: SHA256 }),
  describing('not-fetched', { path: '$R2R_IMAGES/none.dll', sha256: SHA256 }),
  describing('inline', { bytes: BYTES.toString('base64') }),
];

/** Answers with the hash of the file, however it comes; `seen` says what came. */
const source = (takesPaths: boolean): string => `
  import { createHash } from 'node:crypto';
  import { readFileSync } from 'node:fs';
  export const takesPaths = ${takesPaths};
  export const operations = {
    'format.decode': ({ files: [{ bytes, path }] }) => {
      if (bytes !== undefined && path !== undefined) throw new Error('both');
      const data = bytes !== undefined ? Buffer.from(bytes, 'base64') : readFileSync(path);
      return { accepted: { value: createHash('sha256').update(data).digest('hex') } };
    },
  };`;

const folder = temporaryFolder();
writeFiles(folder, { 'paths.mjs': source(true), 'bytes.mjs': source(false) });
const corpus = corpusOf(VECTORS);

test.each(['paths.mjs', 'bytes.mjs'])('%s gets the files that are there, and those that are not are left out', async (impl) => {
  const ran = await runCorpus(corpus, impl, { cwd: folder });
  expect(ran.recorded.results.map(({ id, verdict }) => [id, verdict]).sort()).toEqual([
    ['changed', 'leftOut'],
    ['inline', 'pass'],
    ['missing', 'leftOut'],
    ['not-fetched', 'leftOut'],
    ['present', BYTES.length > 1024 * 1024 && impl === 'bytes.mjs' ? 'unsupported' : 'pass'],
  ]);
  expect(ran.result('not-fetched').reason).toMatch(/npm run images brings it$/);
  expect(ran.result('missing').reason).toMatch(/^images\/none\.dll is missing; git checkout/);
  expect(ran.result('changed').reason).toMatch(/^images\/manifest\.json is not the file that the vector was made for/);
  expect(ran.exitCode).toBe(0);
});
