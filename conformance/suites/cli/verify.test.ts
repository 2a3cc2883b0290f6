import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { IMAGES, r2r } from './run-cli.js';
import { SARIF_SUBSET } from './sarif-subset.js';

const IMAGE = 'img/10.0.14-linux-x64/DevFlow.dll';

let folder: string;
let broken: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'r2r-verify-'));
  broken = join(folder, 'DevFlow.dll');
  const bytes = readFileSync(join(IMAGES, IMAGE));
  // ILONLY besides ILLIBRARY in the flags of the CLI header, whose 72 bytes begin with their number and version 2.5.
  const header = bytes.indexOf(Buffer.from('4800000002000500', 'hex'));
  bytes.writeUInt32LE(5, header + 16);
  writeFileSync(broken, bytes);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('nothing is said of an image in which nothing is wrong', async () => {
  expect(await r2r(['verify', IMAGE])).toMatchObject({ code: 0, out: '', err: '' });
});

test('a finding names requirement, bytes and place, and is exit code 1', async () => {
  const { code, out } = await r2r(['verify', broken]);
  expect(code).toBe(1);
  expect(out).toMatch(/1 error\n {2}error {2}PE-11 .*0x[0-9a-f]+\.\.0x[0-9a-f]+ .*CorHeader\.Flags: .*ILONLY/);
});

test('--json has every finding of every file', async () => {
  const { code, out } = await r2r(['verify', join(IMAGES, IMAGE), broken, '--json']);
  expect(code).toBe(1);
  const [clean, other] = JSON.parse(out);
  expect(clean.findings).toEqual([]);
  expect(other).toMatchObject({ file: broken, findings: [{ requirement: 'PE-11', level: 'error', structure: 'pe-envelope', path: 'CorHeader.Flags' }] });
  const [{ range }] = other.findings;
  expect(range.end - range.start).toBe(4);
});

test('--sarif is a log of SARIF 2.1.0 with a rule for each requirement that is broken', async () => {
  const { code, out } = await r2r(['verify', broken, '--sarif']);
  expect(code).toBe(1);
  const log = JSON.parse(out);
  const validate = new Ajv2020({ strict: true }).compile(SARIF_SUBSET);
  expect([validate(log), validate.errors]).toEqual([true, null]);
  const [{ tool, results }] = log.runs;
  expect(tool.driver.rules).toEqual([{ id: 'PE-11', shortDescription: { text: expect.stringContaining('ILLIBRARY') } }]);
  expect(results).toMatchObject([{ ruleId: 'PE-11', ruleIndex: 0, level: 'error' }]);
});

test('an assembly without native code is no finding, and is named on request', async () => {
  expect(await r2r(['verify', 'il/CompA.dll'])).toMatchObject({ code: 0, out: '' });
  const { code, out } = await r2r(['verify', 'il/CompA.dll', '--level=info']);
  expect(code).toBe(0);
  expect(out).toContain('IL only');
});

test('what is not there makes the run impossible', async () => {
  expect(await r2r(['verify', 'img/nowhere.dll'])).toMatchObject({ code: 2 });
});
