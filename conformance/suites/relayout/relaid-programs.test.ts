import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layOutCoreClr } from './coreclr.js';
import { runnablePrograms } from './programs.js';
import { Trials } from './trials.js';

/** One of each kind; `npm run test:relayout` takes all, with several seeds. */
const SAMPLE = ['10.0.14-linux-x64/DevCalls.dll', '10.0.14-linux-x64-composite/CompC.dll', '10.0.14-linux-x64-hotcold/DevFlow.dll'];

const folder = mkdtempSync(join(tmpdir(), 'r2r-relayout-'));
const runtime = layOutCoreClr(join(folder, 'runtime'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

if ('missing' in runtime) {
  // jest shows the names of tests that pass only on request.
  test(`left out: ${runtime.missing}`, () => {
    process.stderr.write(`relaid programs are left out: ${runtime.missing}\n`);
  });
} else {
  const trials = new Trials(runtime, join(folder, 'programs'));
  test.each(runnablePrograms().filter(({ title }) => SAMPLE.includes(title)).map((program) => [program.title, program] as const))(
    'CoreCLR runs %s in another layout as it runs the original',
    async (_, program) => {
      const { findings, native } = await trials.examine(program, [1]);
      expect(findings).toEqual([]);
      expect(native).toBeGreaterThan(0);
    },
    60_000,
  );
}
