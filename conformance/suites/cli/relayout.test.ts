import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.js';
import { IMAGES, r2r } from './run-cli.js';

const FLOW = 'img/10.0.14-linux-x64/DevFlow.dll';
const folder = temporaryFolder();

test('r2r relayout writes another image, and says what moved', async () => {
  const copy = join(folder, 'new', 'DevFlow.dll');
  const { code, out, err } = await r2r(['relayout', FLOW, '-o', copy, '--seed=2']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  // From the compiler's symbol map: the header has 160 bytes, the table of runtime functions 44 entries of 12 and the closing word.
  expect(out).toMatch(/READYTORUN_HEADER +1 +160 +160\n/);
  expect(out).toMatch(/runtime functions +1 +532 +532\n/);
  expect(readFileSync(copy).equals(readFileSync(join(IMAGES, FLOW)))).toBe(false);
});

test('r2r relayout --json gives an array with what moved of each image', async () => {
  const { code, out } = await r2r(['relayout', FLOW, '-o', join(folder, 'json', 'DevFlow.dll'), '--seed=2', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual([{ file: FLOW, seed: 2, moved: expect.objectContaining({ READYTORUN_HEADER: { structures: 1, before: 160, after: 160 } }) as object }]);
});

test.each([
  ['an assembly without native code', ['relayout', 'il/DevFlow.dll', '-o', join(folder, 'a')], 1, /not R2R/],
  ['the image itself as output', ['relayout', FLOW, '-o', FLOW], 2, /the image itself/],
  ['an output that cannot be written', ['relayout', FLOW, '-o', '/proc/DevFlow.dll'], 2, /ENOENT/],
  ['a seed that is no number', ['relayout', FLOW, '-o', join(folder, 'a'), '--seed=x'], 2, /a seed, at least 0/],
])('r2r relayout refuses %s in one line', async (_, args, code, line) => {
  const ended = await r2r(args);
  expect({ code: ended.code, out: ended.out }).toEqual({ code, out: '' });
  expect(ended.err).toMatch(line);
  expect(existsSync(join(folder, 'a'))).toBe(false);
});
