import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { packageRoot } from '../../contract/package-root.js';
import type { JsonReport } from '../../report/json.js';
import { fileOf, firstDifference, keptImplementations, lackOf, type Texts } from '../../results/kept.js';

/* The reports that are kept, as far as that can be seen without running anything; `npm run results -- --check` runs them. */

const schema = JSON.parse(readFileSync(join(packageRoot(), 'spec/schema/report/report.json'), 'utf8')) as object;
const validate = new Ajv2020().compile(schema);
const KEPT = keptImplementations();

test.each(KEPT.map((kept) => [kept.name, kept] as const))('%s: a complete report that its schema allows', (_, kept) => {
  const report = JSON.parse(readFileSync(fileOf(kept, 'json'), 'utf8')) as JsonReport;
  validate(report);
  expect(validate.errors).toBeNull();
  expect(report.complete).toBe(true);
  expect(report.totals.pass).toBeGreaterThan(0);
  expect(report.totals.leftOut).toBe(0);
  for (const form of ['md', 'requirements'] as const) expect(readFileSync(fileOf(kept, form), 'utf8')).toContain(report.implementation.name);
});

test.each(KEPT.map((kept) => [kept.name, kept] as const))('%s: without its program it is left out, with the command that brings it', (_, kept) => {
  expect(lackOf(kept, '/nowhere')).toBe(`left out: it needs ${kept.needs}; \`${kept.broughtBy}\` brings it`);
});

const texts = (hash: string, verdict: string): Texts => ({
  json: `{\n "suite": {\n  "corpusHash": "${hash}"\n },\n "verdict": "${verdict}"\n}\n`,
  md: `corpus \`${hash.slice(0, 12)}\`: ${verdict}\n`,
  requirements: `corpus \`${hash}\`\n`,
});
const [ONE, TWO] = ['1a'.repeat(32), '2b'.repeat(32)];

test('another corpus alone makes no difference, another verdict does', () => {
  expect(firstDifference(texts(ONE, 'pass'), texts(TWO, 'pass'))).toBeUndefined();
  expect(firstDifference(texts(ONE, 'pass'), texts(TWO, 'fail'))).toEqual({ form: 'json', kept: ' "verdict": "pass"', now: ' "verdict": "fail"' });
  expect(firstDifference(texts(ONE, 'pass'), { ...texts(ONE, 'pass'), md: '' })).toMatchObject({ form: 'md' });
});
