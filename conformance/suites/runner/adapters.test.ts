import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../contract/package-root.js';
import type { Vector } from '../../contract/protocol.js';
import { recorded } from '../../report/recorded-run.js';
import type { ResultsLine } from '../../runner/results.js';
import { run } from '../../runner/run.js';
import { corpusOf, runCorpus } from './fixtures.js';

/* The examples in other languages, against the worked examples of the format (r2r-format 2.3 and 4.1). */

const decode = (id: string, kind: string, hex: string, expect: Vector['expect']): Vector => ({
  ...{ id, requirements: [], operation: 'format.decode', context: {}, expect, origin: 'literal' },
  input: { kind, bytes: Buffer.from(hex.replaceAll(' ', ''), 'hex').toString('base64') },
});
const UNSIGNED: [hex: string, value: number][] = [
  ['00', 0],
  ['18', 12],
  ['FE', 127],
  ['01 02', 128],
  ['A1 0F', 1000],
  ['03 00 02', 16384],
  ['07 00 00 02', 2097152],
  ['F7 FF FF FF', 0xfffffff],
  ['0F FF FF FF FF', 0xffffffff],
];
const HEADER = '52 54 52 00 12 00 05 00 03 00 00 00 02 00 00 00 64 00 00 00 00 20 00 00 10 00 00 00 65 00 00 00 10 20 00 00 28 00 00 00';
const HEADER_VALUE = {
  ...{ Signature: 0x00525452, MajorVersion: 18, MinorVersion: 5, Flags: 3, NumberOfSections: 2 },
  Sections: [
    { Type: 100, RVA: 0x2000, Size: 16 },
    { Type: 101, RVA: 0x2010, Size: 40 },
  ],
};
const VECTORS = [
  ...UNSIGNED.map(([hex, value]) => decode(`native-unsigned.${value}`, 'native-unsigned', hex, { value, end: hex.split(' ').length })),
  decode('native-unsigned.first-byte', 'native-unsigned', '3F 00 00 00 00 00 00 00 00', {
    rejection: { phase: 'record', codes: ['native-integer.first-byte'], range: [0, 1] },
  }),
  decode('header.example', 'readytorun-header', HEADER, { value: HEADER_VALUE, end: 40 }),
  decode('header.signature', 'readytorun-header', HEADER.replace('52', '53'), {
    rejection: { phase: 'header', codes: ['header.signature'], range: [0, 4] },
  }),
  decode('header.truncated', 'readytorun-header', HEADER.slice(0, 3 * 10), {
    rejection: { phase: 'header', codes: ['truncated'], range: [8, 10] },
  }),
  decode('header.section-count', 'readytorun-header', HEADER.slice(0, 3 * 30), {
    rejection: { phase: 'header', codes: ['header.section-count'], range: [12, 16] },
  }),
];
const OTHER_KIND = decode('other', 'import-section', '00', { value: 0 });

test('the example in Python passes at grade exact, and says what it does not support', async () => {
  const script = join(packageRoot(), 'conformance/adapters/python/example.py');
  const ran = await runCorpus(corpusOf([...VECTORS, OTHER_KIND]), `cmd:python3 '${script}'`, { grade: 'exact' });
  expect(ran.recorded.problem).toBeUndefined();
  expect(ran.recorded.results.filter(({ verdict }) => verdict !== 'pass').map(({ id, reason }) => [id, reason])).toEqual([
    ['other', 'kind import-section'],
  ]);
  expect(ran.exitCode).toBe(0);
});

/** The verdicts of an implementation in another language on vectors of the corpus. */
async function verdicts(impl: string, only: string[]): Promise<[id: string, verdict: string][]> {
  const lines: ResultsLine[] = [];
  await run({ impl, only, area: [], cwd: packageRoot(), timeout: 5000, command: '', grade: 'exact' }, (line) => lines.push(line));
  return recorded(lines).results.map(({ id, verdict }) => [id, verdict]);
}

const passed = (...ids: string[]): [string, string][] => ids.map((id) => [id, 'pass']);

describe('the reader that was written from the pages alone', () => {
  const folder = join(packageRoot(), 'conformance/adapters/python/stranger');

  test('its adapter has fewer than 60 lines', () => {
    expect(readFileSync(join(folder, 'reader.py'), 'utf8').split('\n').length).toBeLessThanOrEqual(60);
  });

  test('it passes the worked examples of the header at grade exact', async () => {
    const ran = await runCorpus(corpusOf(VECTORS.filter(({ id }) => id.startsWith('header.'))), `cmd:python3 '${join(folder, 'reader.py')}'`, { grade: 'exact' });
    expect(ran.recorded.results.map(({ id, verdict }) => [id, verdict])).toEqual(passed('header.example', 'header.signature', 'header.truncated', 'header.section-count'));
  });

  test('it reads the cells of a real image', async () => {
    const ids = ['image.10.0.14-linux-x64.DevEmpty.header.all', 'image.10.0.14-linux-x64.DevEmpty.importSections'];
    expect(await verdicts(`cmd:python3 '${join(folder, 'reader.py')}'`, ids)).toEqual(passed(...ids));
  });
});

/** Why the adapter in C# is not tried; undefined if it is. Compiling it takes longer than all the rest. */
function leftOut(): string | undefined {
  if (process.env.CI === undefined) return 'it is compiled where CI is set (.ci/run)';
  return spawnSync('dotnet', ['--version']).status === 0 ? undefined : 'there is no dotnet; https://dot.net has the SDK';
}

test('System.Reflection.Metadata, in C#, finds the header and computes what sections 121 to 123 say', async () => {
  const reason = leftOut();
  if (reason !== undefined) return console.warn(`left out: the adapter in C#: ${reason}`);
  const facets = ['header', 'methodIsGenericMap', 'enclosingTypeMap', 'typeGenericInfoMap'];
  const ids = facets.map((facet) => `image.10.0.14-linux-x64.DevGenerics.${facet}`);
  expect(await verdicts(`cmd:sh '${join(packageRoot(), 'conformance/adapters/csharp/run.sh')}'`, ids)).toEqual(passed(...ids));
}, 60_000);
