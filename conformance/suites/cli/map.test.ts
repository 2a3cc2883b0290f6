import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { IMAGES, r2r } from './run-cli.js';

/* `r2r map` against the compiler's own symbol maps, and places in code against literals of the third party's dumps. */

/** Bytes by node type of the compiler. Rows without a length are symbols inside the node in front of them. */
function symbolMap(image: string): Map<string, number> {
  const text = gunzipSync(readFileSync(join(IMAGES, image.replace('img/', 'maps/').replace('.dll', '.map.csv.gz')))).toString();
  const bytes = new Map<string, number>();
  for (const line of text.split('\n').slice(1)) {
    const cells = line.trim().split(',');
    const type = cells.at(-1) ?? '';
    if (cells.length > 4) bytes.set(type, (bytes.get(type) ?? 0) + Number(cells[1]));
  }
  return bytes;
}

/** Kinds of owners whose bytes are exactly those of one type of the compiler's nodes. */
const NODE_TYPES: Record<string, string> = {
  code: 'MethodWithGCInfo',
  'IL method bodies': 'CopiedMethodILNode',
  'runtime functions': 'RuntimeFunctionsTableNode',
  'import cells': 'ImportSectionNode+ImportTable',
  'GC ref maps': 'GCRefMapNode',
  'CLI header': 'CopiedCorHeaderNode',
};

test.each(['10.0.14-linux-x64/DevFlow', '9.0.22-linux-x64/DevGenerics', '8.0.31-windows-x86/DevGenerics', '10.0.14-windows-x64/DevAsync'])(
  'bytes by kind are those of the symbol map (%s)',
  async (name) => {
    const { code, out, err } = await r2r(['map', `img/${name}.dll`]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const said = new Map(Array.from(out.matchAll(/^ {2}(.+?) {2,}(\d+) +[\d.]+ %$/gm), ([, kind, bytes]) => [kind, Number(bytes)]));
    const nodes = symbolMap(`img/${name}.dll`);
    expect(Object.keys(NODE_TYPES).map((kind) => [kind, said.get(kind)])).toEqual(
      Object.entries(NODE_TYPES).map(([kind, type]) => [kind, nodes.get(type)]),
    );
  },
);

test('every byte stands in the list once or belongs to nobody', async () => {
  const image = 'img/10.0.14-linux-arm64/DevBase.dll';
  const { out } = await r2r(['map', image, '--list']);
  const size = readFileSync(join(IMAGES, image)).length;
  let reached = 0;
  for (const line of out.split('\n').slice(1, -1)) {
    const [start, end] = line.split(/\.\.| /, 2).map((digits) => Number.parseInt(digits, 16));
    expect(start).toBeLessThanOrEqual(reached);
    reached = Math.max(reached, end);
  }
  expect(reached).toBe(size);
});

test('--json gives the same bytes by kind, and with --list the same pieces', async () => {
  const image = 'img/10.0.14-linux-arm64/DevBase.dll';
  const [plain, listed, text, list] = await Promise.all([['--json'], ['--json', '--list'], [], ['--list']].map((options) => r2r(['map', image, ...options])));
  const [totals] = JSON.parse(plain.out) as Facts[];
  const rows = Array.from(text.out.matchAll(/^ {2}(.+?) {2,}(\d+) +[\d.]+ %$/gm), ([, kind, bytes]) => [kind, Number(bytes)]);
  expect({ ...totals.owners, padding: totals.padding, unowned: totals.unowned, 'the file': readFileSync(join(IMAGES, image)).length }).toEqual(Object.fromEntries(rows));
  const [{ pieces = [], gaps = [], ...rest }] = JSON.parse(listed.out) as Facts[];
  expect(rest).toEqual(totals);
  expect(pieces.length + gaps.length).toBe(list.out.trimEnd().split('\n').length - 1);
});

interface Facts {
  file: string;
  owners: Record<string, number>;
  padding: number;
  unowned: number;
  pieces?: object[];
  gaps?: object[];
}

const FLOW = 'img/10.0.14-linux-x64/DevFlow.dll';

/** What `--at` says of a place; literals from the dump of the image: bounds, safe points, slots, clauses, unwind codes. */
const PLACES: [what: string, image: string, at: string, lines: string[]][] = [
  [
    'a safe point, by RVA',
    FLOW,
    '0x10f26',
    [
      '  code of    06000001  void MyEx..ctor(int, string)',
      '  offset     +0x16 in the method',
      '  function   0, main body, +0x16',
      '  IL         from +0x16  IL_0007  StackEmpty',
      '  GC         safe point: RBX',
      '  unwind     behind the prolog, 3 codes of 3 in effect',
      '             +0x4 ALLOC_SMALL 0x8',
      '             +0x3 PUSH_NONVOL RBX',
      '             +0x2 PUSH_NONVOL R15',
    ],
  ],
  [
    'a prolog, by token',
    FLOW,
    '06000001+3',
    [
      '  code of    06000001  void MyEx..ctor(int, string)',
      '  offset     +0x3 in the method',
      '  function   0, main body, +0x3',
      '  IL         from +0x0  prolog  StackEmpty',
      '  GC         neither safe point nor interruptible: no collection begins here',
      '  unwind     in the prolog of 4 bytes, 2 codes of 3 in effect',
      '             +0x3 PUSH_NONVOL RBX',
      '             +0x2 PUSH_NONVOL R15',
    ],
  ],
  [
    'a cold part, whose offsets go on behind the hot code of 0x2fa bytes',
    'img/10.0.14-linux-x64-hotcold/DevFlow.dll',
    '#41',
    [
      '  code of    0600000e  int Program.Grid()',
      '  offset     +0x2fa in the method',
      '  function   41, part of function 25, +0x0',
      '  IL         from +0x2fa  no mapping  StackEmpty',
      '  GC         fully interruptible: nothing live',
      '  unwind     version 1, CHAININFO, prolog of 0 bytes, chained to 0x11b70..0x11e6a',
    ],
  ],
  [
    'a call of x86, by a part of the signature',
    'img/10.0.14-windows-x86/DevFlow.dll',
    'Program.Filter(+0x1e',
    [
      '  code of    06000004  bool Program.Filter(MyEx, int)',
      '  offset     +0x1e in the method',
      '  function   15, main body, +0x1e',
      '  IL         from +0x1e  IL_000d  StackEmpty',
      '  GC         here: +0x1e  call  ESI',
      '  unwind     48 bytes of code',
    ],
  ],
];

test.each(PLACES)('%s', async (_, image, at, lines) => {
  const { code, out } = await r2r(['map', image, `--at=${at}`]);
  expect(out.trimEnd().split('\n').slice(3)).toEqual(lines);
  expect(code).toBe(0);
});

test('an import cell says what fills it', async () => {
  const { out } = await r2r(['map', FLOW, '--at=0x34898']);
  expect(out).toContain('import cell 1[1], VirtualEntry System.Exception System.Exception.get_InnerException()');
});

test.each([
  ['an address without file data', '0x999999', 'no file data at RVA 0x999999'],
  ['a method that there is not', 'NoSuchMethod', 'no method with code is named NoSuchMethod'],
  ['an offset behind the code', '06000001+0x1000', 'the code of function 0 has 41 bytes; +0x1000 is behind'],
  ['a name of several methods', 'Huge', /^2 methods are named Huge; say which by its token or signature:\n/],
])('%s is a finding', async (_, at, said) => {
  const { code, err } = await r2r(['map', FLOW, `--at=${at}`]);
  expect(code).toBe(1);
  expect(err.trimEnd().replace(`r2r: ${FLOW}: `, '')).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
});
