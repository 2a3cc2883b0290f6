import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { globSync } from 'glob';
import { INTRODUCTIONS } from '../../../reference/image/versions.js';
import { REQUIREMENTS_OF_CODES } from '../../../reference/verify/requirements-of-codes.js';
import { loadSpec } from '../../../tools/spec-machine/spec.js';
import { packageRoot } from '../../contract/package-root.js';

/* What verification calls a finding stands in the reference by hand: the spec has to know it by the same name. */

const { requirements, topics, definitions } = loadSpec(join(packageRoot(), 'spec'));
const topicNames = new Set(topics.map(({ topic }) => topic));

const claims = Object.entries(REQUIREMENTS_OF_CODES).flatMap(([code, byStructure]) =>
  Object.entries(byStructure).map(([structure, id]) => ({ code, structure, id })),
);

test.each(claims)('$code in $structure breaks $id of that topic', ({ code, structure, id }) => {
  const found = requirements.get(id);
  expect(found?.topic.topic).toBe(structure);
  // Requirements without a constraint of their own have no code.
  if (found?.error !== undefined) expect(found.error).toBe(code);
});

test('every constraint on what a reader reads has a claim', () => {
  const claimed = new Set(claims.map(({ code }) => code));
  const general = new Set(['truncated', 'rva.outside', 'limit.exceeded', 'value.range']);
  const readByVerify = [...requirements.values()].filter(({ error }) => error !== undefined && !general.has(error));
  const unclaimed = [...new Set(readByVerify.map(({ error }) => error))].filter((code) => !claimed.has(code ?? ''));
  expect(unclaimed.filter((code) => !OUTSIDE.test(code ?? ''))).toEqual([]);
});

/** Codes of what stands in no image: models, scripts, declarations of types, wasm thunks. */
const OUTSIDE = /^(model|thunk|string-thunk|wasm-|entry-point-script|type-declaration|image)\b/;

test('kinds of fixups, sections and flags came with the version that the spec says', () => {
  const members = ['FixupKind', 'SectionType', 'HeaderFlags'].flatMap((name) => {
    const definition = definitions.get(name);
    if (definition === undefined) return [];
    return 'enum' in definition ? definition.enum : 'flags' in definition ? definition.flags : [];
  });
  const since = members.flatMap(({ name, applies }) => {
    const first = /^(\d+\.\d+)\.\.$/.exec(applies?.format ?? '')?.[1];
    return first === undefined ? [] : [[name, first] as const];
  });
  expect(INTRODUCTIONS).toEqual(Object.fromEntries(since));
});

const folder = fileURLToPath(new URL('../../../reference/verify/', import.meta.url));

test.each(globSync('**/*.js', { cwd: folder, posix: true }))('the rules of %s name requirements and topics of the spec', async (file) => {
  const exported: Record<string, unknown> = await import(pathToFileURL(join(folder, file)).href);
  for (const rule of Object.values(exported).filter(isClaim)) {
    expect([rule.requirement, requirements.has(rule.requirement)]).toEqual([rule.requirement, true]);
    expect([rule.structure, topicNames.has(rule.structure)]).toEqual([rule.structure, true]);
  }
});

function isClaim(value: unknown): value is { requirement: string; structure: string } {
  return typeof value === 'object' && value !== null && 'requirement' in value && 'structure' in value;
}
