import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { temporaryFolder } from '../temporary-folder.js';
import { IMAGES, r2r, r2rWithClosedPipe, type Ended } from './run-cli.js';

/* `r2r dump`: what its formats print is held against the third party's dumps, literals from them, and the images' sources. */

interface Dump {
  methods: { token: string }[];
  instanceMethods: { signatureHex: string }[];
  importSections: { entries: unknown[] }[];
  gcInfo: unknown[];
  debugInfo: unknown[];
}

const folder = temporaryFolder();
const damaged = join(folder, 'damaged.dll');
writeFileSync(damaged, 'MZ');
const FLOW = 'img/10.0.14-linux-x64/DevFlow.dll';
const GENERICS = 'img/9.0.22-linux-arm64/DevGenerics.dll';

function dumpOf(image: string): Dump {
  const path = image.replace('img/', 'dumps/').replace('.dll', '.json.gz');
  return JSON.parse(gunzipSync(readFileSync(join(IMAGES, path))).toString()) as Dump;
}

describe('text', () => {
  let flow: Ended;
  let generics: Ended;

  beforeAll(async () => {
    [flow, generics] = await Promise.all([r2r(['dump', FLOW]), r2r(['dump', GENERICS])]);
  });

  test.each([
    ['x64', FLOW, () => flow],
    ['arm64', GENERICS, () => generics],
  ])('shows every method and every cell (%s)', (_, image, dumped) => {
    const { code, out, err } = dumped();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { methods, instanceMethods, importSections } = dumpOf(image);
    const lines = out.split('\n');
    const ids = [...methods.map(({ token }) => token), ...instanceMethods.map(({ signatureHex }) => signatureHex)];
    expect(lines.map((line) => /^([0-9a-f]{8,}) {2}/.exec(line)?.[1]).filter((id) => id !== undefined)).toEqual(ids.map((id) => id.toLowerCase()));
    const cells = importSections.flatMap(({ entries }, section) => entries.map((_entry, cell) => `${section}[${cell}]`));
    expect(lines.map((line) => /^ {4}(\d+\[\d+\])/.exec(line)?.[1]).filter((cell) => cell !== undefined)).toEqual(cells);
  });

  test('says in one place what an image holds about a method', () => {
    const start = flow.out.indexOf('06000001  ');
    const lines = flow.out.slice(start, flow.out.indexOf('06000002  ', start)).trimEnd().split('\n');
    expect(lines).toEqual([
      '06000001  void MyEx..ctor(int, string)',
      '  fixups     5[18]    FieldBaseOffset MyEx',
      '  body       function 0, RVA 0x10f10..0x10f39, 41 bytes',
      '  unwind     version 1, EHANDLER UHANDLER, prolog of 4 bytes, personality RVA 0x128d4',
      '             +0x4 ALLOC_SMALL 0x8',
      '             +0x3 PUSH_NONVOL RBX',
      '             +0x2 PUSH_NONVOL R15',
      '  GC info    version 4, 41 bytes of code, slim',
      '             slot 0  RBX',
      '             safe point +0x16  RBX',
      '  IL map',
      '             +0x0  prolog  StackEmpty',
      '             +0xa  IL_0000  StackEmpty',
      '             +0x16  IL_0007  StackEmpty',
      '             +0x21  IL_000e  StackEmpty',
      '             +0x21  epilog  StackEmpty',
      '  variables',
      '             +0x0..+0xa  variable 0  RDI',
      '             +0xa..+0x1d  variable 0  RBX',
      '             +0x0..+0xa  variable 1  RSI',
      '             +0xa..+0x1d  variable 1  R15',
      '             +0x0..+0xd  variable 2  RDX',
    ]);
  });

  test('has colours only where they are wanted', async () => {
    const [wanted, refused] = await Promise.all([
      r2r(['dump', FLOW, '--section=100'], { FORCE_COLOR: '1' }),
      r2r(['dump', FLOW, '--section=100'], { FORCE_COLOR: '1', NO_COLOR: '1' }),
    ]);
    expect(wanted.out).toContain('\x1b[');
    expect(refused.out).not.toContain('\x1b[');
    expect(flow.out).not.toContain('\x1b[');
  });
});

describe('filters', () => {
  test.each([
    ['a part of the signature', '--method=Program.Filter(', ['06000004']],
    ['a token', '--method=0x06000004', ['06000004']],
    ['a type', '--type=MyEx', ['06000001']],
    ['a type and a part of the signature', '--type=Huge --method=Get', ['06000015']],
  ])('%s', async (_, filter, tokens) => {
    const { code, out } = await r2r(['dump', FLOW, ...filter.split(' ')]);
    expect(out.match(/^06[0-9a-f]{6}/gm)).toEqual(tokens);
    expect(code).toBe(0);
  });

  test('a signature in hexadecimal', async () => {
    const { signatureHex } = dumpOf(GENERICS).instanceMethods[3];
    const { out } = await r2r(['dump', GENERICS, `--method=${signatureHex}`]);
    expect(out.split('\n').filter((line) => line.startsWith(signatureHex.toLowerCase()))).toHaveLength(1);
  });

  test('sections by name and number, with the bytes behind each line', async () => {
    const { out } = await r2r(['dump', FLOW, '--section=103', '--section=compileridentifier', '--hex']);
    expect(out.match(/^\d{3} \w+/gm)).toEqual(['100 CompilerIdentifier', '103 MethodDefEntryPoints']);
    // Function 15 (63 = 15 * 4 + 3), its fixup list 0x13 bytes in front of the second number.
    expect(out).toMatch(/^ {4}00004d23 {2}7e 26 +entry point$/m);
  });

  test('what nothing fits is a finding', async () => {
    const { code, err } = await r2r(['dump', FLOW, '--method=NoSuchMethod']);
    expect({ code, err }).toEqual({ code: 1, err: `r2r: ${FLOW}: no method is what --method and --type ask for\n` });
  });
});

test('what another assembly defines has a token, and with a reference a name', async () => {
  const alone = join(folder, 'alone', 'DevCalls.dll');
  mkdirSync(dirname(alone));
  copyFileSync(join(IMAGES, 'img/10.0.14-linux-x64-bubble/DevCalls.dll'), alone);
  const cell = async (...options: string[]): Promise<string | undefined> => {
    const { out } = await r2r(['dump', alone, '--section=ImportSections', ...options]);
    return /1\[0\] +0x34490 {2}(.+?) {2}/.exec(out)?.[1];
  };
  expect(await cell()).toBe('VirtualEntry [DevBase]MethodDef:000003');
  expect(await cell('--reference=il')).toBe('VirtualEntry DevBase.Animal DevBase.Animal.Self()');
});

test('none decodes everything and prints only how much it was', async () => {
  const { methods, instanceMethods, importSections, gcInfo, debugInfo } = dumpOf(GENERICS);
  const cells = importSections.reduce((sum, { entries }) => sum + entries.length, 0);
  const { code, out, err } = await r2r(['dump', GENERICS, '--format=none']);
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err.replace(GENERICS, '').match(/\d+/g)?.map(Number)).toEqual([methods, instanceMethods, cells, gcInfo, debugInfo].map((list) => (typeof list === 'number' ? list : list.length)));
});

test('several images go into a folder; the first bad one stops nothing', async () => {
  const output = join(folder, 'facts');
  const { code, out, err } = await r2r(['dump', damaged, 'il/DevBase.dll', FLOW, 'img/10.0.14-linux-x64/DevBase.dll', '--format=facts', `--output=${output}`]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.split('\n')).toEqual([
    expect.stringContaining(`${damaged}: truncated: `),
    'r2r: il/DevBase.dll: not R2R: an assembly with IL only',
    '',
  ]);
  const facts = ['DevFlow', 'DevBase'].map((name) => JSON.parse(readFileSync(join(output, `${name}.dll.json`), 'utf8')) as Dump);
  expect(facts.map(({ methods }) => methods.length)).toEqual([dumpOf(FLOW).methods.length, dumpOf('img/10.0.14-linux-x64/DevBase.dll').methods.length]);
});

test('a component stub leads to its composite image beside it', async () => {
  const { out } = await r2r(['dump', 'img/10.0.14-linux-x64-composite/CompA.dll', '--format=facts', '--section=116']);
  expect(JSON.parse(out)).toEqual({ componentOf: 'comp.r2r.dll', ownerCompositeExecutable: 'comp.r2r.dll' });
});

test('a reader that goes away ends the run with a line', async () => {
  const { code, err } = await r2rWithClosedPipe(['dump', 'img/10.0.14-linux-x64-composite']);
  expect({ code, err }).toEqual({ code: 2, err: 'r2r: standard output cannot be written: nobody reads it any more\n' });
});

test.each([
  ['an unknown option', ['--frmat=text']],
  ['an unknown format', ['--format=xml']],
  ['an unknown section', ['--section=Sections']],
  ['a filter that the format does not know', ['--format=facts', '--method=Main']],
  ['a reference that is missing', ['--reference=nowhere']],
  ['an output that cannot be written', ['--output=manifest.json/dump.txt']],
])('%s makes the run impossible, and is said in one line', async (_, options) => {
  const { code, out, err } = await r2r(['dump', FLOW, ...options]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^(r2r|error): .+\n/);
});

test('every command has examples', async () => {
  const helps = await Promise.all(['identify', 'dump', 'map', 'compare', 'test'].map((command) => r2r([command, '--help'])));
  expect(helps.map(({ code, out }) => [code, out.includes('\nExamples:\n  r2r ')])).toEqual(helps.map(() => [0, true]));
});
