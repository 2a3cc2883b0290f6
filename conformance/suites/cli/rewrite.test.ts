import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IMAGES, r2r } from './run-cli.js';

const IMAGE = 'img/10.0.14-windows-x86/DevFlow.dll';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'r2r-rewrite-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('an image comes out with the same bytes, and the shares of its bytes add up to it', async () => {
  const target = join(folder, 'copy.dll');
  const { code, out, err } = await r2r(['rewrite', IMAGE, '-o', target, '--json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const original = readFileSync(join(IMAGES, IMAGE));
  expect(readFileSync(target).equals(original)).toBe(true);
  const [{ size, decoded, opaque, padding, unowned, kept, differentBytes }] = JSON.parse(out);
  expect({ size, unowned, kept, differentBytes }).toEqual({ size: original.length, unowned: 0, kept: [], differentBytes: 0 });
  expect(decoded + opaque + padding).toBe(original.length);
});

test('what is no image is a finding and leaves no file', async () => {
  const target = join(folder, 'none.dll');
  const { code, err } = await r2r(['rewrite', 'manifest.json', '-o', target]);
  expect(code).toBe(1);
  expect(err).toContain('manifest.json');
  expect(() => readFileSync(target)).toThrow('ENOENT');
});
