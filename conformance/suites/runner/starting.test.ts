import { temporaryFolder } from '../temporary-folder.js';
import { byteVectors, corpusOf, DECODE_BYTE, runCorpus, writeFiles } from './fixtures.js';

const VECTORS = byteVectors([1, 2]);
const corpus = corpusOf(VECTORS);
const folder = temporaryFolder();
const hello = (more: object): string =>
  `console.log(${JSON.stringify(JSON.stringify({ name: 'n', protocolVersion: 1, operations: ['format.decode'], ...more }))});`;
const OPERATIONS = `${DECODE_BYTE} export const operations = { 'format.decode': decode };`;

writeFiles(folder, {
  'good.mjs': OPERATIONS,
  'typed.ts': `import { decode } from './typed-part.js';
    type Input = { bytes: string };
    export const name: string = 'typed';
    export const operations = { 'format.decode': (input: Input): unknown => decode(input) };`,
  'typed-part.ts': `${DECODE_BYTE.replace('{ bytes }', '{ bytes }: { bytes: string }')} export { decode };`,
  'folder/index.mjs': OPERATIONS,
  'package/package.json': '{"main": "lib/entry.mjs"}',
  'package/lib/entry.mjs': OPERATIONS,
  'prints.mjs': `console.log('{"id":1,"rejected":{}}'); ${OPERATIONS} console.error('loaded');`,
  'broken.mjs': `throw new Error('no such\\nluck');`,
  'exits.mjs': `process.exit(4);`,
  'none.mjs': `export const operations = {};`,
  'empty/readme.txt': '',
  'dies.mjs': `console.error('missing library'); process.exit(9);`,
  'greets-badly.mjs': `console.log('hi there');`,
  'other-version.mjs': hello({ protocolVersion: 2 }),
  'talks-first.mjs': hello({}).replace(');', ` + '\\n{}');`),
  'says-nothing.mjs': `setInterval(() => undefined, 1000);`,
  'never-loads.mjs': `setInterval(() => undefined, 1000); await new Promise(() => undefined);`,
  'unasked.mjs': `${hello({})} process.exit(0);`,
  'no-version.mjs': hello({ formatVersions: ['new'] }),
});

const STARTS: [what: string, impl: string][] = [
  ['a module', 'good.mjs'],
  ['a TypeScript module', 'typed.ts'],
  ['a folder with an index file', './folder'],
  ['a folder with a package.json', 'package'],
  ['a module that prints', 'prints.mjs'],
];

test.concurrent.each(STARTS)('%s is an implementation', async (_, impl) => {
  const { exitCode, recorded } = await runCorpus(corpus, impl, { cwd: folder });
  expect(recorded.results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
  expect(exitCode).toBe(0);
});

const PROBLEMS: [what: string, impl: string, problem: RegExp][] = [
  ['no such file or package', 'nothing-there', /^--impl=nothing-there is neither a file or folder nor an installed package$/],
  ['a folder without a module', 'empty', /empty holds none of index\.js/],
  ['no command', 'cmd:', /^--impl=cmd: names no command$/],
  ['a module that throws while it is loaded', 'broken.mjs', /^the implementation did not start: Error: no such$/],
  ['a module that exits while it is loaded', 'exits.mjs', /^the implementation did not start: it ended its thread with code 4/],
  ['a module without operations', 'none.mjs', /^nothing was tested: the implementation supports none of the 2 vectors$/],
  ['an unknown command', 'cmd:no-such-command-here', /^the implementation did not start: it exited with code 127; it printed: .*not found/],
  ['a command that dies before its hello', 'cmd:node dies.mjs', /it exited with code 9; it printed: missing library$/],
  ['a command that greets with something else', 'cmd:node greets-badly.mjs', /did not start: a line that is not JSON .*hi there$/],
  ['a command that says nothing', 'cmd:node says-nothing.mjs', /did not start: no hello message within 0\.9 seconds$/],
  ['a module that is never loaded', 'never-loads.mjs', /did not start: no hello message within 0\.9 seconds$/],
  ['another protocol version', 'cmd:node other-version.mjs', /speaks protocol version 2, this suite version 1$/],
  ['a second line before any request', 'cmd:node talks-first.mjs', /did not start: a second line before any request: \{\}$/],
  ['versions that are none', 'cmd:node no-version.mjs', /did not start: its first line is no hello message: \/formatVersions\/0 /],
];

test.concurrent.each(PROBLEMS)('%s ends the run with exit code 2 and one line', async (_, impl, problem) => {
  const { exitCode, recorded } = await runCorpus(corpus, impl, { cwd: folder, ...(/no hello/.test(problem.source) ? { helloTimeout: 900 } : {}) });
  expect(recorded.problem).toMatch(problem);
  expect(recorded.problem).not.toContain('\n');
  expect(recorded.end).toBeUndefined();
  expect(exitCode).toBe(2);
});

test.concurrent('a command that always ends right after its hello gives errors, not an endless run', async () => {
  const { exitCode, recorded } = await runCorpus(corpus, 'cmd:node unasked.mjs', { cwd: folder });
  const verdicts = recorded.results.map(({ verdict }) => verdict);
  expect(exitCode === 2 || (exitCode === 1 && verdicts.every((verdict) => verdict === 'error'))).toBe(true);
});

test.concurrent('a selection without vectors ends the run with exit code 2', async () => {
  const { exitCode, recorded } = await runCorpus(corpus, 'good.mjs', { cwd: folder, only: ['byte.3*'] });
  expect(recorded.problem).toBe('no vector matches --only=byte.3*; did you mean byte.*?');
  expect(exitCode).toBe(2);
});
