import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.js';
import { r2r } from './run-cli.js';

/* Single structures from the command line. Values: r2r-format 2.3 and 4.1. */

const folder = temporaryFolder();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'integer.bin'), Buffer.of(0xa1, 0x0f));

test.each<[what: string, args: string[], code: number, out: string | RegExp]>([
  ['hex digits', ['decode', 'native-unsigned', 'A10F'], 0, /^accepted {2}2 of 2 bytes\n1000\n[^]*0\.\.2 +a1 0f/],
  ['a file', ['decode', 'native-unsigned', `@${join(folder, 'integer.bin')}`], 0, /\n1000\n/],
  ['fields with their bytes', ['decode', 'runtime-functions', '10000000 20000000 00000000', '--machine=x64', '--format-version=16.0'], 0, /4\.\.8 +20 00 00 00 +Entries\[0\]\.EndAddress +32/],
  ['bad input', ['decode', 'native-unsigned', '3f'], 1, /^rejected {2}native-integer\.first-byte[^]*000000 {2}3f\n {8}\^\^\nNINT-3 is broken/],
])('decode takes %s', async (_, args, code, out) => {
  const ended = await r2r(args);
  expect(ended.out).toMatch(out);
  expect(ended.code).toBe(code);
});

test('decode --json gives the answer and the fields in bits', async () => {
  const { out } = await r2r(['decode', 'native-unsigned', 'A10F', '--json']);
  expect(JSON.parse(out)).toEqual({ accepted: { value: 1000, end: 2 }, fields: [{ path: '', value: '1000', start: 0, end: 16 }] });
});

test('encode writes what decode reads', async () => {
  expect(await r2r(['encode', 'native-unsigned', '1000'])).toEqual({ code: 0, out: 'a1 0f\n', err: '' });
});

test.each([
  ['an unknown kind', ['decode', 'native-unsinged', '00'], /did you mean native-unsigned/],
  ['an unknown kind to write', ['encode', 'native-unsinged', '1'], /did you mean native-unsigned/],
  ['a file that is not there', ['decode', 'native-unsigned', '@nowhere'], /^r2r: nowhere: no such file$/m],
  ['a folder for bytes', ['decode', 'native-unsigned', '@img'], /^r2r: img: a folder, not a file$/m],
  ['a value that is no JSON', ['encode', 'native-unsigned', '{'], /^r2r: It is no JSON: /],
  ['an unknown machine', ['decode', 'native-unsigned', '00', '--machine=z80'], /No such machine/],
  ['a context that is no object', ['decode', 'native-unsigned', '00', '--context=[]'], /JSON object/],
  ['an implementation that is not there', ['decode', 'native-unsigned', '00', '--impl=./nowhere'], /neither a file or folder/],
  ['a form that does not exist', ['hash', 'Main', '--as=field'], /one of name, type/],
  ['a method without a name', ['hash', 'A::'], /a name is expected/],
  ['a type that is none', ['hash', 'A[', '--as=type'], /character 3: \] is expected/],
])('%s ends with exit code 2 and one line', async (_, args, err) => {
  const ended = await r2r(args);
  expect([ended.code, ended.err, ended.out]).toEqual([2, expect.stringMatching(err), '']);
});

const TEXTS: [text: string, inputs: object[]][] = [
  ['Main', [{ name: 'Main' }, { type: { name: 'Main' } }]],
  ['System.String', [{ name: 'System.String' }, { type: { name: 'String', namespace: 'System' } }]],
  ['<Module>', [{ name: '<Module>' }, { type: { name: '<Module>' } }]],
  ['A.B+C', [{ name: 'A.B+C' }, { type: { name: 'C', enclosing: { name: 'B', namespace: 'A' } } }]],
  ['A.L`1<B[,]*>&', [{ name: 'A.L`1<B[,]*>&' }, { type: { byref: { name: 'L`1', namespace: 'A', arguments: [{ pointer: { array: { name: 'B' }, rank: 2 } }] } } }]],
  ['N.P::.ctor', [{ method: { owner: { name: 'P', namespace: 'N' }, name: '.ctor' } }]],
  ['P::<Main>$', [{ method: { owner: { name: 'P' }, name: '<Main>$' } }]],
  ['P::M<!0,B<C>>', [{ method: { owner: { name: 'P' }, name: 'M', arguments: [{ parameter: 0 }, { name: 'B', arguments: [{ name: 'C' }] }] } }]],
];

test('the hash of a text is that of the name, type or method that it may be', async () => {
  const { out } = await r2r(['hash', '--json', ...TEXTS.map(([text]) => text)]);
  expect((JSON.parse(out) as { input: object }[]).map(({ input }) => input)).toEqual(TEXTS.flatMap(([, inputs]) => inputs));
});
