import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { payload } from '../webcil/hand-made.js';
import { WebAssembly } from '../../thunks/webassembly.js';
import { r2r } from './run-cli.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'r2r-wasm-'));
  writeFileSync(join(folder, 'App.webcil'), payload());
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ['passive', ['getWebcilSize', 'getWebcilPayload', 'fillWebcilTable']],
  ['self-installing', ['getWebcilSize', 'patchWebcilHeader']],
  ['plain', ['getWebcilSize', 'getWebcilPayload']],
])('a payload that is wrapped (%s) is unwrapped to the same bytes', async (form, functions) => {
  const [wasm, back] = [join(folder, `${form}.wasm`), join(folder, `${form}.webcil`)];
  const wrapped = await r2r(['wasm', 'wrap', join(folder, 'App.webcil'), '-o', wasm, `--form=${form}`]);
  expect(wrapped).toMatchObject({ code: 0, err: '' });
  const module = new WebAssembly.Module(new Uint8Array(readFileSync(wasm)));
  expect(WebAssembly.Module.exports(module).flatMap(({ kind, name }) => (kind === 'function' ? [name] : []))).toEqual(functions);
  expect(await r2r(['wasm', 'unwrap', wasm, '-o', back])).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(back).equals(payload())).toBe(true);
  expect(readFileSync(wasm).indexOf('WbIL') % 16).toBe(0);
});

test('what is no payload is a finding, and what is not there makes the run impossible', async () => {
  const target = join(folder, 'none.wasm');
  const damaged = await r2r(['wasm', 'wrap', 'manifest.json', '-o', target]);
  expect(damaged).toMatchObject({ code: 1, err: expect.stringContaining('webcil.signature') });
  expect(await r2r(['wasm', 'wrap', 'none.webcil', '-o', target])).toMatchObject({ code: 2, err: expect.stringContaining('none.webcil') });
  expect(await r2r(['wasm', 'unwrap', 'manifest.json', '-o', target])).toMatchObject({ code: 1, err: expect.stringContaining('wasm.magic') });
  expect(() => readFileSync(target)).toThrow('ENOENT');
});
