import { join } from 'node:path';
import { launcherFor } from '../../contract/load.js';
import type { Corpus, CorpusVector } from '../../runner/corpus.js';
import type { Finding } from '../../smoke/finding.js';
import { smoke } from '../../smoke/smoke.js';
import { temporaryFolder } from '../temporary-folder.js';
import { writeFiles } from './fixtures.js';

/* Implementations with one fault each: smoke says whose fault it is, and what to do. */

const vector = (id: string, hex: string, expect: CorpusVector['expect']): CorpusVector => ({
  ...{ id, requirements: [], operation: 'format.decode', context: {}, expect, origin: 'literal', area: 'format', topic: 'word' },
  input: { kind: 'word', bytes: Buffer.from(hex, 'hex').toString('base64') },
});
const SCHEMA = { type: 'object', properties: { TheWord: { type: 'integer' }, Wide: { type: 'string' }, Raw: { type: 'string' } } };
const VECTORS = [
  vector('word.valid', 'fbff', { value: { TheWord: 0xfffb, Wide: '18446744073709551615', Raw: '+/8=' }, end: 2 }),
  vector('word.truncated', 'fb', { rejection: { phase: 'record', codes: ['truncated'], range: [0, 1] } }),
];
const CORPUS: Corpus = { vectors: VECTORS, byId: new Map(VECTORS.map((each) => [each.id, each])), kinds: { word: { title: 'A word', topic: 'word', schema: SCHEMA } } };

/** A good implementation, which each fault replaces a part of. */
const PARTS = {
  before: ``,
  hello: `say({ name: 'x', protocolVersion: 1, operations: ['format.decode'] });`,
  id: `request.id`,
  unknownKind: `({ unsupported: 'kind ' + input.kind })`,
  unknownOperation: `({ unsupported: 'operation' })`,
  accepted: `{ value, end: 2 }`,
  value: `{ TheWord: data.readUInt16LE(0), Wide: '18446744073709551615', Raw: data.toString('base64') }`,
  truncated: `({ rejected: { phase: 'record', code: 'truncated', range: [0, data.length] } })`,
  write: `process.stdout.write(text);`,
  context: ``,
};

function source(parts: Partial<typeof PARTS>): string {
  const { before, hello, id, unknownKind, unknownOperation, accepted, value, truncated, write, context } = { ...PARTS, ...parts };
  return `
    import { createInterface } from 'node:readline';
    const fail = (message) => { throw new Error(message); };
    const pending = [];
    const put = (text) => { ${write} };
    const say = (message) => put(JSON.stringify(message) + '\\n');
    ${before}
    ${hello}
    const answer = ({ operation, input, context }) => {
      if (operation !== 'format.decode') return ${unknownOperation};
      ${context}
      if (input.kind !== 'word') return ${unknownKind};
      const data = Buffer.from(input.bytes, 'base64');
      if (data.length < 2) return ${truncated};
      const value = ${value};
      return { accepted: ${accepted} };
    };
    createInterface({ input: process.stdin }).on('line', (line) => {
      const request = JSON.parse(line);
      say({ id: ${id}, ...answer(request) });
    });`;
}

async function findings(parts: Partial<typeof PARTS>): Promise<Finding[]> {
  const folder = temporaryFolder();
  writeFiles(folder, { 'mine.mjs': source(parts) });
  const found: Finding[] = [];
  for await (const finding of smoke(launcherFor(`cmd:'${process.execPath}' '${join(folder, 'mine.mjs')}'`, folder), CORPUS, { hello: 5000, answer: 1500 })) found.push(finding);
  return found;
}

test('a good implementation has nothing wrong', async () => {
  const found = await findings({});
  expect(found.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
  expect(found.map(({ name }) => name)).toContain('what it supports is right');
});

const BUFFERED = `pending.push(text); if (text.includes('protocolVersion') || pending.length > 2500) process.stdout.write(pending.splice(0).join(''));`;

test.concurrent.each<[fault: string, parts: Partial<typeof PARTS>, about: Finding['about'], name: string, remedy: RegExp | string]>([
  ['prints in front of its hello', { before: `console.log('loading');` }, 'harness', 'it says hello', /standard error/],
  ['has another protocol version', { hello: `say({ name: 'x', protocolVersion: 2, operations: [] });` }, 'harness', 'it says hello', /protocolVersion/],
  ['ends at once', { before: `process.exit(3);` }, 'harness', 'it says hello', /by hand/],
  ['does not end the line of its hello', { hello: `process.stdout.write('{"name":"x"');` }, 'harness', 'it says hello', /line feed/],
  ['gives the id as a text', { id: `String(request.id)` }, 'harness', 'a kind that it does not know is unsupported', /id of the request/],
  ['counts ids by itself', { before: `let count = 0;`, id: `++count` }, 'harness', 'a kind that it does not know is unsupported', /id of the request/],
  ['dies of a kind that it does not know', { unknownKind: `fail('no kind')` }, 'harness', 'a kind that it does not know is unsupported', /in your table/],
  ['rejects a kind that it does not know', { unknownKind: `({ rejected: {} })` }, 'harness', 'a kind that it does not know is unsupported', /in your table/],
  ['dies of an operation that it does not know', { unknownOperation: `fail('no operation')` }, 'harness', 'an operation that it does not know is unsupported', /in your table/],
  ['dies of members of the context', { context: `if (Object.keys(context).length > 3) fail('context');` }, 'harness', 'members of the context that it does not know are ignored', /open object/],
  ['buffers its answers', { write: BUFFERED }, 'harness', 'a kind that it does not know is unsupported', /Flush/],
  ['prints between answers', { unknownKind: `(console.log('hm'), { unsupported: '' })` }, 'harness', 'a kind that it does not know is unsupported', /standard error/],
  ['accepts the bare value', { accepted: `value` }, 'harness', 'it answers word', /"value"/],
  ['gives an integer as hex text', { value: PARTS.value.replace('data.readUInt16LE(0)', `'0x' + data.readUInt16LE(0).toString(16)`) }, 'harness', 'it answers word', /JSON numbers/],
  ['gives a 64-bit integer as a number', { value: PARTS.value.replace(`'18446744073709551615'`, '18446744073709551615') }, 'harness', 'it answers word', /decimal text/],
  ['gives bytes as hex', { value: PARTS.value.replace(`'base64'`, `'hex'`) }, 'harness', 'it answers word', /base64/],
  ['gives bytes in the alphabet of URLs', { value: PARTS.value.replace(`'base64'`, `'base64url'`) }, 'harness', 'it answers word', /base64/],
  ['spells members its own way', { value: PARTS.value.replace('TheWord', 'the_word') }, 'harness', 'it answers word', /letter for letter/],
  ['dies of bad input', { truncated: `fail('end of data')` }, 'harness', 'bad input is rejected, and ends nothing', /Catch/],
  ['gives a range behind the input', { truncated: `({ rejected: { range: [0, 9] } })` }, 'harness', 'bad input is rejected, and ends nothing', /half open/],
  ['reads the wrong byte order', { value: PARTS.value.replace('LE', 'BE') }, 'reader', 'it answers word', 'word.valid'],
  ['accepts bad input', { truncated: `({ accepted: { value: {} } })` }, 'reader', 'bad input is rejected, and ends nothing', 'word.truncated'],
])('an implementation that %s', async (_, parts, about, name, remedy) => {
  const wrong = (await findings(parts)).filter(({ verdict }) => verdict === 'wrong');
  expect(wrong).toEqual([expect.objectContaining({ about, name, ...(typeof remedy === 'string' ? { vector: remedy } : { remedy: expect.stringMatching(remedy) }) })]);
});
