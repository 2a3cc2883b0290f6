import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Ajv2019 as Ajv2019Class } from 'ajv/dist/2019.js';
import { packageRoot } from '../../contract/package-root.js';
import { temporaryFolder } from '../temporary-folder.js';
import { IMAGES, r2r } from './run-cli.js';

/* What `r2r dump` prints as JSON is what the published schemas say. The third party's dumps are held against one of them too. */

const { default: Ajv2019 } = createRequire(import.meta.url)('ajv/dist/2019.js') as { default: typeof Ajv2019Class };
const ajv = new Ajv2019({ strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
const schema = (name: string): object => JSON.parse(readFileSync(join(packageRoot(), 'spec', 'schema', name), 'utf8')) as object;
const VALIDATORS = { facts: ajv.compile(schema('facts.json')), json: ajv.compile(schema('dump.json')) };

/** One of each target, of each version, and of what only some images have: composites, cold parts, profiles, stubs. */
const NAMES = [
  '10.0.14-linux-x64/DevGenerics',
  '10.0.14-windows-x86/DevGenerics',
  '10.0.14-linux-arm/DevAsync',
  '10.0.14-osx-arm64/DevFlow',
  '9.0.22-windows-x86/DevFlow',
  '8.0.31-linux-x64/DevEmpty',
  '10.0.14-linux-x64-composite/comp.r2r',
  '10.0.14-linux-x64-composite/CompB',
  '10.0.14-linux-x64-hotcold/DevFlow',
  '10.0.14-linux-x64-mini/System.Private.CoreLib',
];

const folder = temporaryFolder();

test.each(['facts', 'json'] as const)('--format=%s', async (format) => {
  const outputs = NAMES.map((name) => join(folder, format, name.replace('/', '-')));
  const runs = await Promise.all(NAMES.map((name, index) => r2r(['dump', `img/${name}.dll`, `--format=${format}`, `--output=${outputs[index]}`])));
  expect(runs.map(({ code, err }) => ({ code, err }))).toEqual(NAMES.map(() => ({ code: 0, err: '' })));
  const validate = VALIDATORS[format];
  const faults = outputs.map((path) => (validate(JSON.parse(readFileSync(path, 'utf8'))) ? [] : validate.errors));
  expect(faults).toEqual(NAMES.map(() => []));
});

test("the third party's dumps are facts views", () => {
  const validate = VALIDATORS.facts;
  const faults = NAMES.map((name) => (validate(JSON.parse(gunzipSync(readFileSync(join(IMAGES, 'dumps', `${name}.json.gz`))).toString())) ? [] : validate.errors));
  expect(faults).toEqual(NAMES.map(() => []));
});

test('a schema is no formality: a wrong type, a missing field and a field too many are faults', () => {
  const facts = JSON.parse(gunzipSync(readFileSync(join(IMAGES, 'dumps', `${NAMES[0]}.json.gz`))).toString()) as Record<string, unknown>;
  const { header: _, ...without } = facts;
  const faulty = [{ ...facts, size: '24064' }, without, { ...facts, hotColdMap: [{ hot: 1, cold: 2, warm: 3 }] }, { ...facts, methods: [{ token: 'x' }] }];
  expect(faulty.map((view) => VALIDATORS.facts(view))).toEqual(faulty.map(() => false));
});
