import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ManifestEntry } from '../committed-images.js';
import { temporaryFolder } from '../temporary-folder.js';
import { IMAGES, r2r } from './run-cli.js';

/* What `r2r identify` says, held against the manifest of the committed images, which their compiler's options are in. */

interface Answer {
  file: string;
  size: number;
  r2r?: boolean;
  kind?: string;
  version?: string;
  machine?: string;
  os?: string;
  flags?: string[];
  owner?: string;
  componentCount?: number;
  compiler?: string | null;
  acceptedBy?: string[];
  reason?: string;
  error?: string;
}

/** The names of the manifest, and those of the PE specification. */
const MACHINES: Record<string, string> = {
  x64: 'AMD64',
  x86: 'I386',
  arm: 'ARMNT',
  armel: 'ARMNT',
  arm64: 'ARM64',
  loongarch64: 'LOONGARCH64',
  riscv64: 'RISCV64',
};
const SYSTEMS: Record<string, string> = { windows: 'Windows', linux: 'Linux', osx: 'Apple', ios: 'Apple', maccatalyst: 'Apple' };
const RUNTIMES: Record<string, string> = { '9.1': '.NET 8', '10.1': '.NET 9', '16.0': '.NET 10' };
const FLAG_COUNTS: Record<string, number> = { '0x49': 3, '0x4B': 4, '0x4F': 5, '0x6B': 5, '0xCB': 5 };

/** Every entry has its size, and a component the path of its composite image. */
const ENTRIES: readonly (ManifestEntry & { readonly size: number; readonly componentOf?: string })[] = JSON.parse(
  readFileSync(join(IMAGES, 'manifest.json'), 'utf8'),
);

const folder = temporaryFolder();
const damaged = join(folder, 'damaged.dll');
const closed = join(folder, 'a-folder.dll');
copyFileSync(join(IMAGES, 'il/DevBase.dll'), join(folder, 'il.dll'));
writeFileSync(damaged, 'MZ');
mkdirSync(closed);

describe('of all committed images', () => {
  let answers: Map<string, Answer>;

  beforeAll(async () => {
    const { code, out, err } = await r2r(['identify', '--json', 'img']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    answers = new Map((JSON.parse(out) as Answer[]).map((answer) => [answer.file, answer]));
  });

  test('version, target, size and runtimes are those of the manifest', () => {
    const said = ENTRIES.map(({ path }) => {
      const { size, version, machine, os, acceptedBy } = answers.get(path) ?? {};
      return { path, size, version, machine, os, acceptedBy };
    });
    expect(said).toEqual(
      ENTRIES.map(({ path, size, r2rVersion, arch, os }) => ({
        path,
        size,
        version: r2rVersion,
        machine: MACHINES[arch],
        os: SYSTEMS[os],
        acceptedBy: [RUNTIMES[r2rVersion]],
      })),
    );
  });

  test('flags, composite images and components are those of the manifest', () => {
    const said = ENTRIES.map(({ path }) => {
      const { flags, kind, owner, componentCount } = answers.get(path) ?? {};
      return { path, flags: flags?.length, kind, owner, componentCount };
    });
    expect(said).toEqual(
      ENTRIES.map(({ path, flags, components, componentOf }) => ({
        path,
        flags: FLAG_COUNTS[flags],
        kind: components !== undefined ? 'composite' : componentOf !== undefined ? 'component' : 'image',
        owner: componentOf && basename(componentOf),
        componentCount: components?.length,
      })),
    );
  });

  test('the compiler is named', () => {
    expect(answers.get('img/10.0.14-linux-x64/DevFlow.dll')?.compiler).toBe('Crossgen2 10.0.1426.52326');
  });
});

test('a line a file: what is no image is none, what is damaged is a finding, and the rest goes on', async () => {
  const { code, out, err } = await r2r(['identify', damaged, closed, 'il/DevBase.dll', 'img/10.0.14-windows-arm64/DevBase.dll', 'manifest.json']);
  const lines = out.trimEnd().split('\n');
  expect(lines.map((line) => line.trim().split(/ {2,}/).slice(1, 4))).toEqual([
    [expect.stringContaining('cannot be read: truncated')],
    ['not R2R: an assembly with IL only'],
    ['R2R 16.0', 'ARM64 Windows', 'image'],
    ['not R2R: no PE, Webcil, wasm or Mach-O file'],
  ]);
  expect(new Set(lines.map((line) => line.search(/(cannot be read|not R2R|R2R)/))).size).toBe(1);
  expect({ code, err }).toEqual({ code: 2, err: `r2r: ${closed}: a folder without files that could be images\n` });
});

test.each([
  ['no finding if all is well', ['il/DevBase.dll'], 0],
  ['a finding if a file is damaged', [damaged], 1],
  ['an impossible run if a file is missing', ['nowhere.dll'], 2],
  ['an impossible run without files', [], 2],
])('the exit code says: %s', async (_, args, expected) => {
  expect((await r2r(['identify', ...args])).code).toBe(expected);
});

test('globs are understood where no shell has done it', async () => {
  const { out } = await r2r(['identify', '--json', 'img/*/DevEmpty.dll']);
  expect((JSON.parse(out) as Answer[]).map(({ file }) => file)).toEqual(
    ENTRIES.map(({ path }) => path)
      .filter((path) => path.endsWith('/DevEmpty.dll'))
      .sort(),
  );
});
