import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { r2r } from './run-cli.js';

/* r2r wasm key and lower; literal expectations are worked by hand from the rules. */

const folder = mkdtempSync(join(tmpdir(), 'wasm-key-'));
const types = join(folder, 'types.json');
const request = join(folder, 'request.json');
const declared = join(folder, 'declared.json');
const declarations = [{ name: 'Mine', sort: 'struct', layout: 'sequential', fields: [{ name: 'a', type: 'uint8' }, { name: 'b', type: { name: 'Int128', namespace: 'System', module: 'System.Private.CoreLib' } }] }];
writeFileSync(types, JSON.stringify(declarations));
writeFileSync(request, JSON.stringify({ types: [], signature: { returns: 'int64', parameters: ['float32', 'object'], instance: true } }));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  [['static int F(long, S24, Vector128<int>)'], ['key     ilS24Vp', 'type    (i32, i64, i32, v128, i32) -> (i32)', '  32  16 bytes  Vector128<int>', 'argument area: 48 bytes', '  18.6         ilS24S16p  (i32, i64, i32, i32, i32) -> (i32)']],
  [['S16 F(ref int x, (long, byte) y)'], ['key     S16TiS16p', '$2  i32  returnBuffer', '  16  16 bytes  (long, byte)']],
  [['[UnmanagedCallersOnly] static double F(S12 s)'], ['key     dS12', 'type    (i32) -> (f64)']],
  [['static void F(Mine m)', '--types', types], ['key     vA32p', '  18.6         vS32p  (i32, i32, i32) -> ()']],
  [['static void F(string s)', '--generic-context', '--async'], ['key     viaip', '  16  4 bytes  string', '  18.6         viiip  (i32, i32, i32, i32, i32) -> ()']],
])('wasm key %j', async (args, expected) => {
  const { code, out } = await r2r(['wasm', 'key', ...args]);
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual(expect.arrayContaining(expected));
});

test('wasm lower prints the answer as JSON', async () => {
  const { code, out } = await r2r(['wasm', 'lower', request, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ rules: 'newest', answer: { accepted: { key: 'lTfip', keys: ['MlTfip', 'IlTfip', 'Vliifii', 'Uliifii'], areaSize: 24 } }, states: { '18.6': { accepted: { key: 'lTfip' } } } });
});

test('wasm lower shows what follows from a declaration', async () => {
  const method = { owner: { name: 'C' }, name: 'Called', static: true, unmanagedCallersOnly: true, returns: 'int32', parameters: ['int32'] };
  writeFileSync(declared, JSON.stringify({ types: [{ name: 'C', sort: 'class', fields: [] }], method }));
  const { code, out } = await r2r(['wasm', 'lower', declared]);
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual(expect.arrayContaining(['key     ii', 'import  iip']));
});

test.each([
  [['key', 'static int F(Unknown)'], 'nothing is known of Unknown'],
  [['key', 'static int F(long'], ') is expected'],
  [['key', 'static int'], 'the name of the method is expected'],
  [['key', 'static int F()', '--rules=17'], 'no rule set is called 17'],
  [['key', 'static int F()', '--types', request], 'holds no array of type declarations'],
  [['lower', types], 'no {types, signature} and no {types, method}'],
])('wasm %j cannot be done', async (args, message) => {
  const { code, err } = await r2r(['wasm', ...args]);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});
