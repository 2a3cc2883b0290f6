import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { wasmKeys } from '../../../reference/operations/wasm-keys.js';
import { imageKeys } from '../../../reference/wasm/image-keys.js';
import { NEWEST_RULES } from '../../../reference/wasm/rule-sets.js';
import { r2r } from '../cli/run-cli.js';
import { describedImage, KEYS_FOLDER } from './keys-image.js';

/* r2r wasm keys, and what the vectors of wasm.keys over images rest on; what the image needs is worked out by hand in keys.json. */

const folder = mkdtempSync(join(tmpdir(), 'wasm-keys-'));
const image = join(KEYS_FOLDER, 'Keys.wasm');
const lacking = ['MS16S24ip', 'MS16S8S20p', 'MS16VV2l2A16A32p', 'MS3S5S10S4S16S16S1p', 'MS3alp', 'MiS8p', 'Miilifp', 'Miip', 'MlTS8dp', 'MlTp'];
const host = join(folder, 'host.json');
const noKeys = join(folder, 'no-keys.json');
writeFileSync(host, JSON.stringify(lacking));
writeFileSync(noKeys, '[1]');
afterAll(() => rmSync(folder, { recursive: true }));

test('the committed image is the one that keys.json describes', () => {
  expect(Buffer.from(describedImage())).toEqual(readFileSync(image));
});

test('keys are shown by direction, and who needs the missing ones', async () => {
  const { code, out } = await r2r(['wasm', 'keys', image]);
  expect(code).toBe(1);
  const lines = out.split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      `${image}: 10 keys injected, 27 needed, 18 missing`,
      'interpreter to code: 13',
      '  Miiip                injected  4 methods',
      '  MlTp                 missing   1 method',
      'code to interpreter: 10',
      '  IiTp     missing   2 calls',
      'virtual dispatch: 3',
      'closed delegates: 1',
      'injected, and needed by nothing here',
      '  Miiiip',
    ]),
  );
  expect(lines.slice(lines.indexOf('  IiTp'), lines.indexOf('  IlTS8dp'))).toEqual([
    '  IiTp',
    '    cell 1/6: VirtualEntry_RefToken string System.Object.ToString()',
    '    cell 1/11: MethodEntry __Canon Box<__Canon>.Get() [unboxing]',
  ]);
});

test('keys of the host are not missing', async () => {
  const { out } = await r2r(['wasm', 'keys', image, `--host=${host}`]);
  expect(out.split('\n').slice(0, 4)).toEqual([`${image}: 10 keys injected, 27 needed, 8 missing`, '', 'interpreter to code: 13', '  MS16S24ip            host      1 method']);
});

test('as JSON it is the answer of wasm.keys', async () => {
  const { code, out } = await r2r(['wasm', 'keys', image, '--rules=18.6', '--json']);
  expect(code).toBe(1);
  const { file, injected, users, unknown } = JSON.parse(out) as { file: string; injected: string[]; users: { key: string; methods: string[]; cells: number[][] }[]; unknown: unknown[] };
  expect([file, injected.length, unknown]).toEqual([image, 10, []]);
  expect(users.find(({ key }) => key === 'MS3ilp')).toEqual({ key: 'MS3ilp', methods: ['810013'], cells: [] });
});

test.each([
  [[join(folder, 'none.wasm')], 2, 'none.wasm'],
  [[image, '--rules=17'], 2, '--rules=17: none of 18.6'],
  [[image, `--host=${noKeys}`], 2, 'no JSON array of keys'],
  [[image, `--reference=${join(folder, 'none')}`], 2, 'no such folder or file'],
  [[join(KEYS_FOLDER, 'Lib.dll')], 1, 'not R2R'],
])('wasm keys %j ends with %i', async (args, expected, message) => {
  const { code, err } = await r2r(['wasm', 'keys', ...args]);
  expect(err).toContain(message);
  expect(code).toBe(expected);
});

const file = { name: 'a', role: 'main', path: image };

test.each([
  [{ files: [file], select: 'b', host: [] }, 'no file of the request is named b'],
  [{ files: [file], select: 'a' }, 'an input of another form'],
  [{ files: [null], select: 'a', host: [] }, 'an input of another form'],
  [{ files: [{ name: 'a', role: 'main' }], select: 'a', host: [] }, 'an input of another form'],
])('the reference does not answer to %j', (input, unsupported) => {
  expect(wasmKeys(input, {})).toEqual({ unsupported });
});

/** Every so many bytes one is spoilt. */
const AT_EACH = 31;

test('damaged images give keys, or an R2RError', () => {
  const bytes = readFileSync(image);
  for (let at = 0; at < bytes.length; at += AT_EACH) {
    const damaged = new Uint8Array(bytes);
    damaged[at] ^= 0xff;
    try {
      imageKeys(openImage(openFile(damaged, 'damaged')), new Set(), NEWEST_RULES);
    } catch (error) {
      expect(error).toMatchObject({ name: 'R2RError' });
    }
  }
});
