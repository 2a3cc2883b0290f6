import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { temporaryFolder } from '../temporary-folder.js';
import { IMAGES, r2r } from './run-cli.js';

/* `r2r compare`: two views of one image, of which one is changed in one place. */

type Entry = Record<string, unknown>;
type View = Record<string, unknown> & { methods: Entry[]; instanceMethods: Entry[]; debugInfo: Entry[]; importSections: { entries: Entry[] }[]; gcInfo: Entry[]; unwind: Entry[] };

const DUMP = 'dumps/10.0.14-linux-x64/DevGenerics.json.gz';
const folder = temporaryFolder();

function view(): View {
  return JSON.parse(gunzipSync(readFileSync(join(IMAGES, DUMP))).toString()) as View;
}

function written(name: string, change: (view: View) => void): string {
  const changed = view();
  change(changed);
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(changed));
  return path;
}

test('a view equals itself, whatever the order of its lists, the case of its digits and the names in it', async () => {
  const other = written('reordered.json', ({ methods, instanceMethods }) => {
    methods.reverse();
    for (const method of [...methods, ...instanceMethods]) method.name = 'another rendering';
    for (const method of instanceMethods) method.signatureHex = String(method.signatureHex).toUpperCase();
  });
  const { code, out, err } = await r2r(['compare', DUMP, other]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { methods, debugInfo } = view();
  const rows = out.trimEnd().split('\n').slice(1).map((line) => line.trim().split(/ {2,}/));
  expect(rows).toContainEqual(['same', 'methods', String(methods.length)]);
  expect(rows).toContainEqual(['same', 'debugBounds', String(debugInfo.length)]);
  expect(rows).toContainEqual(['same', 'top', '3']);
});

/** A change of one place for each list that is compared, and those that need --all. */
const CHANGES: Record<string, (view: View) => unknown> = {
  methods: ({ methods }) => (methods[4].rva = 1),
  methodFunclets: ({ methods }) => (methods[5].runtimeFunctionCount = 99),
  instanceMethods: ({ instanceMethods }) => (instanceMethods[0].signatureHex = '00'),
  importCells: ({ importSections }) => (importSections[2].entries[0].signatureHex = '1a02'),
  debugVars: ({ debugInfo }) => (debugInfo[1].vars = []),
  gcCodeLength: ({ gcInfo }) => (gcInfo[0].codeLength = 1),
  unwindSize: ({ unwind }) => (unwind[0].size = 1),
  top: (changed) => (changed.composite = true),
};
const CHANGES_FOR_ALL: Record<string, (view: View) => unknown> = {
  file: (changed) => (changed.file = 'Other.dll'),
  size: (changed) => (changed.size = 1),
  machine: (changed) => (changed.machine = '0x8664'),
  componentOf: (changed) => (changed.componentOf = 'other.r2r.dll'),
  instanceMethods: ({ instanceMethods }) => (instanceMethods[0].lowHash = -1),
  gcInfo: ({ gcInfo }) => (gcInfo.find(({ slots }) => Array.isArray(slots) && slots.length > 0) ?? {}).slots = [],
  gcTransitions: ({ gcInfo }) => (gcInfo[0].transitions = [[1, 0, 1]]),
  gcFrames: ({ gcInfo }) => (gcInfo[0].stackBaseRegister = 99),
  unwind: ({ unwind }) => (unwind[0].prologSize = 99),
};

function changedView(name: string, changes: Record<string, (view: View) => unknown>): string {
  return written(name, (changed) => {
    for (const change of Object.values(changes)) change(changed);
  });
}

/** The numbers that --json prints, of the lists that differ. */
function differing({ out }: { out: string }): Record<string, [number, number]> {
  const numbers = JSON.parse(out) as Record<string, [number, number]>;
  return Object.fromEntries(Object.entries(numbers).filter(([, [, differ]]) => differ > 0));
}

test('each list that the published comparison looks at differs where it was changed', async () => {
  const compared = await r2r(['compare', DUMP, changedView('changed.json', CHANGES), '--json']);
  const once = Object.keys(CHANGES).map((name) => [name, [expect.any(Number), 1]]);
  expect(differing(compared)).toEqual(Object.fromEntries(once));
  expect(compared.code).toBe(1);
});

test('--all looks at what the published comparison leaves out', async () => {
  const changed = changedView('changed-for-all.json', CHANGES_FOR_ALL);
  const [usual, all] = await Promise.all([r2r(['compare', DUMP, changed]), r2r(['compare', DUMP, changed, '--all', '--json'])]);
  expect([usual.code, all.code]).toEqual([0, 1]);
  expect(Object.keys(differing(all)).sort()).toEqual(Object.keys(CHANGES_FOR_ALL).sort());
});

test.each([
  ['a missing file', 'nowhere.json'],
  ['a file that is no JSON', 'README.md'],
  ['JSON that is no view', 'manifest.json'],
])('%s makes the run impossible', async (_, path) => {
  const { code, out, err } = await r2r(['compare', DUMP, path]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^r2r: .+\n$/);
});

test('what the reference prints is what the third party printed', async () => {
  const facts = join(folder, 'facts.json');
  await r2r(['dump', 'img/10.0.14-windows-x86/DevGenerics.dll', '--format=facts', `--output=${facts}`]);
  const { out } = await r2r(['compare', facts, 'dumps/10.0.14-windows-x86/DevGenerics.json.gz', '--json']);
  // The third party leaves out the last character of the compiler's name (dump-corrections.json).
  expect(differing({ out })).toEqual({ top: [2, 1] });
});
