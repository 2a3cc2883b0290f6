import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.js';
import { IMAGES, r2r } from './run-cli.js';

/* `r2r diff`: by name and not by place; what crossgen2 9.0.22 and 10.0.14 made of one source, and images with one byte changed. */

const folder = temporaryFolder();
const OLD = 'img/9.0.22-linux-x64/DevCalls.dll';
const NEW = 'img/10.0.14-linux-x64/DevCalls.dll';

interface Group {
  name: string;
  added: number;
  removed: number;
  changed: number;
  changes: { mark: string; subject: string; lines: { mark: string; text: string }[] }[];
}

interface Difference {
  same: boolean;
  first?: { path: string; before?: string; after?: string } | null;
  groups: Group[];
}

async function differenceOf(a: string, b: string, ...options: string[]): Promise<Difference & { code: number }> {
  const { code, out } = await r2r(['diff', a, b, '--json', ...options]);
  return { ...(JSON.parse(out) as Difference), code };
}

/** A copy of an image with other bytes at some offsets. */
function changed(image: string, name: string, bytes: Record<number, number>): string {
  const copy = readFileSync(join(IMAGES, image));
  for (const [offset, byte] of Object.entries(bytes)) copy[Number(offset)] = byte;
  const path = join(folder, name);
  writeFileSync(path, copy);
  return path;
}

test('an image does not differ from itself', async () => {
  expect(await r2r(['diff', NEW, NEW])).toEqual({ code: 0, out: '', err: '' });
  expect(await differenceOf(NEW, NEW)).toMatchObject({ code: 0, same: true });
});

test('builds of one source by two compilers differ as a changelog says it', async () => {
  const { code, same, groups } = await differenceOf(OLD, NEW);
  expect({ code, same }).toEqual({ code: 1, same: false });
  const image = groups.find(({ name }) => name === 'image')?.changes ?? [];
  expect(image).toContainEqual({ mark: '~', subject: 'version', lines: [{ mark: '-', text: '10.1' }, { mark: '+', text: '16.0' }] });
  expect(image.map(({ subject }) => subject)).toEqual(['version', 'compiler', 'MVID']);
  const names = groups.find(({ name }) => name === 'methods');
  expect(names).toMatchObject({ added: 0, removed: 0 });
  const cells = groups.find(({ name }) => name === 'import cells')?.changes.map(({ mark, subject }) => `${mark} ${subject}`);
  expect(cells).toContain('- Check_InstructionSetSupport X86Base+ Sse+ Sse2+');
  expect(cells).toContain('+ Check_InstructionSetSupport X86Base+');
});

test('addresses are left out unless they are asked for', async () => {
  expect((await r2r(['diff', OLD, NEW, '--limit=9999'])).out).not.toMatch(/RVA 0x/);
  expect((await r2r(['diff', OLD, NEW, '--addresses'])).out).toMatch(/RVA 0x/);
});

/** One byte of an image that is another; the header begins at file offset 0x720 of img/10.0.14-linux-x64/DevGenerics.dll (its dump). */
const ONE_BYTE: { name: string; bytes: Record<number, number>; path: string | undefined; groups: string[] }[] = [
  { name: 'the minor version', bytes: { 0x726: 1 }, path: 'header.version.minor', groups: ['image'] },
  { name: 'a letter of the compiler', bytes: { 0x1428: 0x44 }, path: 'sections[0].content', groups: ['image'] },
];

test.each(ONE_BYTE)('$name alone is said to differ', async ({ bytes, path, groups }) => {
  const image = 'img/10.0.14-linux-x64/DevGenerics.dll';
  const found = await differenceOf(image, changed(image, 'one-byte.dll', bytes));
  expect(found.code).toBe(1);
  expect(found.first?.path).toContain(path);
  expect(found.groups.map(({ name }) => name)).toEqual(groups);
});

test('a method whose code is another is named, unless code is left out', async () => {
  const image = 'img/10.0.14-linux-x64-mini/MiniApp.dll';
  // void EmbeddedAttribute..ctor(), file offset 1824: 48 8d 05 ...
  const copy = changed(image, 'code.dll', { 1825: 0x8c });
  const { groups } = await differenceOf(image, copy);
  expect(groups.map(({ name }) => name)).toEqual(['methods']);
  expect(groups[0].changes).toEqual([
    {
      mark: '~',
      subject: 'void Microsoft.CodeAnalysis.EmbeddedAttribute..ctor()',
      lines: [
        { mark: '-', text: 'code  body from +0x1  8d05790e020048ff' },
        { mark: '+', text: 'code  body from +0x1  8c05790e020048ff' },
      ],
    },
  ]);
  expect((await differenceOf(image, copy, '--no-code')).groups).toEqual([]);
});

test('folders are compared by the paths below them', async () => {
  const [a, b] = [join(folder, 'a'), join(folder, 'b')];
  for (const side of [a, b]) mkdirSync(join(side, 'sub'), { recursive: true });
  for (const side of [a, b]) cpSync(join(IMAGES, NEW), join(side, 'sub', 'Same.dll'));
  cpSync(join(IMAGES, OLD), join(a, 'Other.dll'));
  cpSync(join(IMAGES, NEW), join(b, 'Other.dll'));
  cpSync(join(IMAGES, NEW), join(b, 'New.dll'));
  const { code, out } = await r2r(['diff', a, b, '--json']);
  expect(code).toBe(1);
  expect(out.trimEnd().split('\n').map((line) => JSON.parse(line) as object)).toEqual([
    { onlyIn: b, file: 'New.dll' },
    expect.objectContaining({ a: join(a, 'Other.dll'), b: join(b, 'Other.dll'), same: false }),
    { a: join(a, 'sub/Same.dll'), b: join(b, 'sub/Same.dll'), same: true },
  ]);
});

test('of two files the one that cannot be read is named', async () => {
  const cut = join(folder, 'cut.dll');
  writeFileSync(cut, readFileSync(join(IMAGES, NEW)).subarray(0, 300));
  for (const args of [[NEW, cut], [cut, NEW]]) {
    const { code, err } = await r2r(['diff', ...args]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(new RegExp(`^r2r: ${cut}: truncated: [^\\n]+\\n$`)) });
  }
});

const TROUBLE: [what: string, args: string[]][] = [
  ['a file that is not there', ['diff', NEW, 'img/none.dll']],
  ['a limit that is no number', ['diff', OLD, NEW, '--limit=many']],
];

test.each(TROUBLE)('%s is trouble', async (_, args) => {
  expect((await r2r(args)).code).toBe(2);
});
