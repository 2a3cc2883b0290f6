import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editModel, type ModelEdit } from '../../contract/models.js';
import { IMAGES, r2r } from './run-cli.js';

const IMAGE = 'img/10.0.14-linux-x64-mini/MiniApp.dll';
/** Section 101, import section 2, cell 3: the signature `1a 10` at file offset 0x1848, helper DelayLoad_Helper. */
const HELPER = '/sections/1/content/2/cells/3/signature/operand/helper';
const HELPER_OFFSET = 6217;

const original = readFileSync(join(IMAGES, IMAGE));
let folder: string;
let model: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'r2r-build-'));
  model = join(folder, 'model.json');
  expect(await r2r(['dump', IMAGE, '--format=json', '-o', model])).toMatchObject({ code: 0, err: '' });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Builds the model with changes. */
async function built(edits: readonly ModelEdit[], ...options: readonly string[]): Promise<{ code: number; err: string; bytes?: Buffer }> {
  const edited: unknown = JSON.parse(readFileSync(model, 'utf8'));
  editModel(edited, edits);
  const [file, target] = ['edited.json', 'edited.dll'].map((name) => join(folder, name));
  rmSync(target, { force: true });
  writeFileSync(file, JSON.stringify(edited));
  const { code, err } = await r2r(['build', file, '-o', target, ...options]);
  return code === 0 ? { code, err, bytes: readFileSync(target) } : { code, err };
}

/** [offset, byte] of all that is not as in the original. */
function differences(bytes: Buffer | undefined): number[][] {
  return Array.from(bytes ?? []).flatMap((byte, offset) => (byte === original[offset] ? [] : [[offset, byte]]));
}

test('the JSON of a dump gives the same bytes', async () => {
  const { code, err, bytes } = await built([]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(bytes?.equals(original)).toBe(true);
});

test('a value that is edited changes its byte', async () => {
  expect(original[HELPER_OFFSET]).toBe(0x10);
  expect(differences((await built([{ at: HELPER, value: 0x11 }])).bytes)).toEqual([[HELPER_OFFSET, 0x11]]);
});

test('a value that needs more bytes moves its structure', async () => {
  const { code, bytes } = await built([{ at: HELPER, value: 0x1234 }]);
  expect(code).toBe(0);
  const target = join(folder, 'moved.dll');
  writeFileSync(target, bytes ?? '');
  const { out } = await r2r(['dump', target, '--section=101', '--format=json']);
  expect(out).toContain('{"kind":26,"operand":{"form":"helper","helper":4660}');
});

test('bytes can stand in a file beside the model', async () => {
  writeFileSync(join(folder, 'cell.bin'), Buffer.from('ffff1122334455667788', 'hex'));
  const { bytes } = await built([{ at: '/sections/1/content/2/cells/3/bytes', value: { file: 'cell.bin', at: 2, size: 8 } }]);
  expect(bytes?.subarray(5312, 5320).toString('hex')).toBe('1122334455667788');
});

test.each<[string, ModelEdit[], string]>([
  ['a value of another type', [{ at: HELPER, value: 'sixteen' }], `model.value: "sixteen" is not an integer from 0 to 4294967295 (${HELPER})`],
  ['a member too many', [{ at: '/header/colour', value: 'red' }], 'model.member: there is no such member (/header/colour)'],
  ['a member too few', [{ at: '/header/flags' }], 'model.member: this member is missing (/header/flags)'],
  ['what others contradict', [{ at: '/sections/1/content/2/cellCount', value: 14 }], '/sections/1/content/2/cellCount'],
  ['a signature that cannot be read back', [{ at: '/sections/1/content/2/cells/3/signature/kind', value: 0x7f }], 'fixup.kind'],
  ['what does not fit and cannot move', [{ at: '/sections/2/content/functions/0/code/bytes', value: 'cc'.repeat(900) }], 'model.room'],
])('%s is refused, and where it stands is said', async (_, edits, message) => {
  const { code, err } = await built(edits);
  expect(code).toBe(1);
  expect(err).toContain(message);
});

test('a wrong image can be had', async () => {
  const { code, bytes } = await built([{ at: '/sections/1/content/2/cells/3/signature/kind', value: 0x7f }], '--unchecked');
  expect(code).toBe(0);
  expect(differences(bytes)).toEqual([[HELPER_OFFSET - 1, 0x7f]]);
});

test.each([
  ['what is no JSON', IMAGE, /^r2r: .+\.dll: no JSON: [^\n]+\n$/],
  ['a file that is none', 'nowhere.json', /^r2r: nowhere\.json: no such file\n$/],
  ['a folder', 'img', /^r2r: img: a folder, not a file\n$/],
])('%s makes the run impossible, in one line', async (_what, model, message) => {
  const { code, err } = await r2r(['build', model, '-o', join(folder, 'none.dll')]);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});
