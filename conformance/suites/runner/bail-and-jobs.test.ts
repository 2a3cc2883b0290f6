import { readFileSync } from 'node:fs';
import { temporaryFolder } from '../temporary-folder.js';
import { byteVectors, corpusOf, DECODE_BYTE, runCorpus, writeFiles } from './fixtures.js';

const COUNT = 200;
/** An answer that gets lost makes the test take longer than it may. */
const LONG = 600_000;
const IDS = Array.from({ length: COUNT }, (_, index) => `byte.${index}`);
const corpus = corpusOf(byteVectors(Array.from({ length: COUNT }, (_, index) => index)));
const folder = temporaryFolder();
writeFiles(folder, {
  // The even ones late, and 50, 100 and 150 wrong.
  'mixed.mjs': `${DECODE_BYTE}
    export const operations = {
      'format.decode': async (input) => {
        const [byte] = Buffer.from(input.bytes, 'base64');
        if (byte % 2 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
        return byte > 0 && byte % 50 === 0 ? { accepted: { value: -1 } } : decode(input);
      },
    };`,
  // Answers backwards whatever has come together, and falls over at 60.
  'backwards.mjs': `${DECODE_BYTE}
    import { createInterface } from 'node:readline';
    console.log(JSON.stringify({ name: String(process.pid), protocolVersion: 1, operations: ['format.decode'] }));
    let waiting = [];
    createInterface({ input: process.stdin }).on('line', (line) => {
      const { id, input } = JSON.parse(line);
      if (Buffer.from(input.bytes, 'base64')[0] === 60) process.exit(1);
      if (waiting.length === 0) setImmediate(() => { console.log(waiting.reverse().join('\\n')); waiting = []; });
      waiting.push(JSON.stringify({ id, ...decode(input) }));
    });`,
  'shared.mjs': `${DECODE_BYTE}
    import { appendFileSync } from 'node:fs';
    import { threadId } from 'node:worker_threads';
    let first = true;
    export const operations = { 'format.decode': (input) => {
      if (first) appendFileSync(${JSON.stringify(folder)} + '/threads', threadId + '\\n');
      first = false;
      return decode(input);
    } };`,
});

const ENDS: [bail: number | undefined, last: string][] = [
  [undefined, 'byte.199'],
  [1, 'byte.50'],
  [2, 'byte.100'],
  [4, 'byte.199'],
];

describe.each([1, 3])('with %i jobs', (jobs) => {
  test.concurrent.each(ENDS)('a run that may have %s findings ends with %s', async (bail, last) => {
    const { exitCode, recorded } = await runCorpus(corpus, 'mixed.mjs', { cwd: folder, jobs, bail, timeout: LONG });
    expect(recorded.results.map(({ id }) => id)).toEqual(IDS.slice(0, IDS.indexOf(last) + 1));
    expect(recorded.run?.vectors).toBe(COUNT);
    expect(recorded.end?.totals.fail).toBe(Math.min(bail ?? 3, 3));
    expect(exitCode).toBe(1);
  });

  test.concurrent('results come in the order of the corpus, whatever the order of the answers', async () => {
    const { recorded } = await runCorpus(corpus, 'cmd:node backwards.mjs', { cwd: folder, jobs });
    expect(recorded.results.map(({ id }) => id)).toEqual(IDS);
    expect(recorded.results.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id)).toEqual(['byte.60']);
  });
});

test('vectors side by side that ask the same share an answer', async () => {
  const [three, other] = byteVectors([3, 4]);
  const same = corpusOf([three, { ...three, id: 'byte.3.again' }, { ...three, id: 'byte.3.wrong', expect: { value: 4 } }, other]);
  writeFiles(same, {
    'count.mjs': `import { appendFileSync } from 'node:fs';
      ${DECODE_BYTE}
      export const operations = { 'format.decode': (input) => { appendFileSync(${JSON.stringify(same)} + '/asked', input.bytes); return decode(input); } };`,
  });
  const { recorded } = await runCorpus(same, './count.mjs');
  expect(recorded.results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'fail', 'pass']);
  expect(readFileSync(`${same}/asked`, 'utf8')).toBe('Aw==BA==');
});

test('several jobs share the vectors', async () => {
  const { exitCode } = await runCorpus(corpus, 'shared.mjs', { cwd: folder, jobs: 3 });
  expect(exitCode).toBe(0);
  expect(new Set(readFileSync(`${folder}/threads`, 'utf8').trim().split('\n')).size).toBe(3);
});

test('a copy that cannot be started ends the run, and the others with it', async () => {
  const { exitCode, recorded } = await runCorpus(corpus, 'cmd:mkdir once && exec node backwards.mjs', { cwd: folder, jobs: 2 });
  expect(recorded.problem).toMatch(/^the implementation did not start: it exited with code 1; it printed: .*mkdir/);
  expect(exitCode).toBe(2);
});
