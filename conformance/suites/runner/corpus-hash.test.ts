import { corpusHash } from '../../runner/corpus-hash.js';
import { temporaryFolder } from '../temporary-folder.js';
import { writeFiles } from './fixtures.js';

const FILES: [name: string, content: string][] = [
  ['b/x.json', '{"a":1}'],
  ['b.json', '{}'],
  ['a.json.gz', 'gz'],
];
/** What `sha256sum` of the GNU coreutils says, by the command in corpus-hash.ts. */
const HASH = '64353c1ce154fbda05fd6227e42ddcabf0ebf92601e57b4979f379d42c95d79f';

const folderOf = (files: [string, string][]): string => {
  const folder = temporaryFolder();
  writeFiles(folder, Object.fromEntries(files));
  return folder;
};

test('the hash of a corpus is that of the shell command in its description', () => {
  expect(corpusHash(folderOf(FILES))).toBe(HASH);
});

test('the order in which the files were written and what is no JSON do not matter', () => {
  expect(corpusHash(folderOf([['README.md', 'hi'], ...FILES.toReversed()]))).toBe(HASH);
});

const CHANGES: [what: string, files: [string, string][]][] = [
  ['a file that changed', [...FILES.slice(1), ['b/x.json', '{"a":2}']]],
  ['a file of another name', [...FILES.slice(1), ['b/y.json', '{"a":1}']]],
  ['a file more', [...FILES, ['c.json', '']]],
];

test.each(CHANGES)('%s changes it', (_, files) => {
  expect(corpusHash(folderOf(files))).not.toBe(HASH);
});
