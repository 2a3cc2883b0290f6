import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lintSpec } from '../../../tools/spec-machine/lint.js';
import { lintVectors } from '../../../tools/spec-machine/lint-vectors.js';
import { checkSchemas } from '../../../tools/spec-machine/schema-check.js';
import { loadSpec } from '../../../tools/spec-machine/spec.js';
import { vectorsOfKind } from '../../../tools/spec-machine/vectors.js';
import { packageRoot } from '../../contract/package-root.js';

const folder = mkdtempSync(join(tmpdir(), 'spec-'));

beforeAll(() => {
  const specFolder = join(packageRoot(), 'spec');
  const topic = /```json\n([^]*?)\n```/.exec(readFileSync(join(specFolder, 'README.md'), 'utf8'))?.[1] ?? '';
  mkdirSync(join(folder, 'format'));
  mkdirSync(join(folder, 'schema'));
  writeFileSync(join(folder, 'format', 'records.json'), topic);
  for (const file of ['versions.json', 'errors.json', 'topic.json']) writeFileSync(join(folder, 'schema', file), readFileSync(join(specFolder, 'schema', file)));
  writeFileSync(join(folder, 'versions.json'), readFileSync(join(specFolder, 'versions.json')));
  writeFileSync(join(folder, 'errors.json'), JSON.stringify({ errors: [{ code: 'record.length', phase: 'record', says: 'A record without bytes.' }, { code: 'native-integer.first-byte', phase: 'record', says: 'No integer.' }] }));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the worked example of spec/README.md is a topic without a problem', () => {
  const spec = loadSpec(folder);
  expect(checkSchemas(folder)).toEqual([]);
  expect(lintSpec(spec)).toEqual([]);
  expect(lintVectors(spec, vectorsOfKind(spec, 'records'))).toEqual([]);
});

test('it gives the vectors that the README names', () => {
  const vectors = new Map(vectorsOfKind(loadSpec(folder), 'records').map((vector) => [vector.id, vector]));
  expect(vectors.get('records.two.16-0')?.expect).toEqual({
    value: { Count: 2, Items: [{ Flags: 1, Length: 5 }, { Flags: 2, Length: 300, Extra: 7 }] },
    end: 11,
  });
  expect(vectors.get('records.two.3-1')?.expect).toEqual({ value: { Count: 2, Items: [{ Flags: 1, Length: 5 }, { Flags: 2, Length: 300 }] }, end: 7 });
  expect(vectors.get('records.two.16-0.items-0-length.zero')).toMatchObject({
    requirements: ['REC-1'],
    expect: { rejection: { phase: 'record', codes: ['record.length'], range: [3, 4] } },
    twin: 'records.two.16-0',
  });
  expect([...vectors.keys()]).toEqual(expect.arrayContaining([
    'records.example-none', 'records.two.16-0.count.one-more', 'records.two.16-0.items-0-length.in-5-bytes', 'records.two.16-0.items-0-flags.late',
    'records.two.16-0.items.first-two-exchanged', 'records.two.16-0.cut-before-items-1-extra',
  ]));
});
