import { fileURLToPath } from 'node:url';
import { KeySpace } from '../../families/key-space.js';
import { vectorsOfKey } from '../../families/vectors-of-key.js';
import { asksFamilies, asksFamiliesAlone, runFamilies } from '../../runner/families.js';
import type { TestOptions } from '../../runner/options.js';

/* What is too much for the corpus: members of families, made while they are asked for. */

const PLAIN: TestOptions = { timeout: 5, results: '', report: [] };

async function ran(options: Partial<TestOptions>): Promise<{ exitCode: number; printed: string }> {
  let printed = '';
  const exitCode = await runFamilies({ ...PLAIN, all: 3, ...options }, 'r2r test', '.', (text) => (printed += text));
  return { exitCode, printed: printed.replace(/ in [0-9.]+ s/, '') };
}

test('the last key is asked for what it has to be', () => {
  // Worked by hand: this at 0, the continuation at 8, four structs of 32 bytes behind each other from 16 on.
  const [raise, thunk] = vectorsOfKey(KeySpace.newest, KeySpace.newest.count - 1);
  const A32 = { size: 32, aligned: true };
  expect(raise).toMatchObject({
    id: 'keys.newest.IS24TaA32A32A32A32p.raise',
    expect: {
      value: {
        kind: 'r2rToInterpreter',
        signature: { managed: true, instance: true, genericContext: false, asyncContinuation: true, returns: { size: 24, aligned: false }, parameters: [A32, A32, A32, A32] },
        hidden: [{ role: 'stackPointer', parameter: 0 }, { role: 'this', parameter: 1, offset: 0 }, { role: 'returnBuffer', parameter: 2 }, { role: 'asyncContinuation', parameter: 3, offset: 8 }, { role: 'portableEntryPoint', parameter: 8 }],
        arguments: [16, 48, 80, 112].map((offset, index) => ({ parameter: 4 + index, slots: 1, offset, size: 32 })),
        lowersTo: 'S24TaA32A32A32A32p',
        areaSize: 144,
      },
    },
  });
  expect(thunk).toMatchObject({ input: { key: 'IS24TaA32A32A32A32p' }, expect: { thunk: { type: 'iiiiiiiii>v', buffer: 24 } } });
});

test('the reference does what is asked of members of both states', async () => {
  expect(await ran({})).toEqual({
    exitCode: 0,
    printed: expect.stringContaining('beyond the corpus: 6\nwasm.raise   6 pass, 0 fail, 0 error, 0 unsupported\nwasm.thunk   6 pass, 0 fail, 0 error, 0 unsupported\n') as string,
  });
});

test.each(['says-yes', 'says-no', 'echoes'])('an implementation that %s passes none', async (name) => {
  const { exitCode, printed } = await ran({ impl: fileURLToPath(new URL(`../vacuous/${name}.js`, import.meta.url)) });
  expect(exitCode).toBe(1);
  expect(printed).toContain('FAIL keys.newest.Mvp.raise\n');
  expect(printed).toMatch(/\nwasm.raise +0 pass, 6 fail, 0 error, 0 unsupported\nwasm.thunk +0 pass, 6 fail/);
});

test('one member is asked for alone, as a finding says', async () => {
  expect(await ran({ all: 1, only: ['keys.18.6.Mvp.lower'] })).toEqual({ exitCode: 0, printed: expect.stringMatching(/wasm.lower +1 pass, 0 fail, 0 error, 0 unsupported\n$/) as string });
});

const ASKED: [options: Partial<TestOptions>, families: boolean, alone: boolean][] = [
  [{}, false, false],
  [{ all: true }, true, false],
  [{ all: 5, area: ['wasm'] }, true, false],
  [{ all: true, area: ['format'] }, false, false],
  [{ all: true, requirement: ['HDR-1'] }, false, false],
  [{ all: true, only: ['keys.newest.*'] }, true, true],
  [{ all: true, only: ['keys.newest.*', 'lower.*'] }, true, false],
  [{ all: true, only: ['lower.*'] }, false, false],
  [{ only: ['keys.newest.*'] }, false, false],
];

test.each(ASKED)('with %j they are asked: %j, alone: %j', (options, families, alone) => {
  expect([asksFamilies({ ...PLAIN, ...options }), asksFamiliesAlone({ ...PLAIN, ...options })]).toEqual([families, alone]);
});
