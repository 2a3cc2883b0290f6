import type { Requirement, Topic } from '../../../tools/spec-machine/dialect.js';
import { lintSpec } from '../../../tools/spec-machine/lint.js';
import { lintVectors } from '../../../tools/spec-machine/lint-vectors.js';
import { specOf } from '../../../tools/spec-machine/spec.js';
import { vectorsOfKind } from '../../../tools/spec-machine/vectors.js';

/* What lint asks of a rule: on a byte that is followed by whatever there is. */

const RULE: Requirement = { id: 'R-1', level: 'MUST', says: 'A rule.', source: ['here'], confidence: 'read' };

function problems(...rules: Partial<Requirement>[]): string[] {
  const topic: Topic = {
    topic: 'pairs',
    title: 'Pairs',
    area: 'format',
    summary: 'A byte.',
    definitions: { Pair: { struct: [{ name: 'First', type: 'u8' }] } },
    kinds: { pair: { title: 'A pair', type: 'Pair', phase: 'record', samples: [{ id: 'one', value: { First: 1 }, contexts: [{}] }] } },
    requirements: rules.map((rule, index) => ({ ...RULE, id: `R-${index + 1}`, ...rule })),
  };
  const errors = [
    { code: 'truncated', phase: 'record', says: 'Too short.' },
    { code: 'pair.zero', phase: 'record', says: 'Zero.' },
  ];
  const spec = specOf({ topics: new Map([['pairs.json', topic]]), versions: [], errors, notRequirements: new Map() });
  return [...lintSpec(spec), ...lintVectors(spec, vectorsOfKind(spec, 'pair'))];
}

const LAYOUT: Partial<Requirement> = { covers: ['pair', 'Pair'] };

test.each<[name: string, rules: Partial<Requirement>[], found: string[]]>([
  ['a layout is broken by cutting', [LAYOUT], []],
  ['a rule that no input breaks says how a reader without it is seen', [LAYOUT, { covers: ['pair.one'], shownBy: 'value' }], []],
  ['a rule that no vector shows is reported', [LAYOUT, { covers: ['Pair.First.form'] }], ['R-2: no vector shows it']],
  ['what is permitted has a place of its own', [LAYOUT, { covers: ['pair', 'pair.one'], shownBy: 'acceptance' }], ['R-2: pair is more than what is permitted: name the sample, field or form that a reader without the rule rejects']],
  ['a constraint forbids', [LAYOUT, { on: 'Pair', field: 'First', holds: 'First != 0', error: 'pair.zero', shownBy: 'value' }], ['R-2: input breaks the constraint, so it is not shown by value alone', 'R-2: input breaks it (1 vectors), so it is not shown by value alone']],
  ['a constraint that is violated breaks a rule that says so', [LAYOUT, { on: 'Pair', field: 'First', holds: 'First != 0', error: 'pair.zero' }, { covers: ['pair.one', 'violated:R-2'] }], []],
  ['reasons are few', [LAYOUT, { untested: 'facet-only' }], ['1 of 2 MUSTs have a reason for having no vectors: more than 5 %']],
  ['what waits for an operation is not counted', [LAYOUT, { untested: 'later-operation' }], []],
  ['facets have names', [LAYOUT, { shownBy: 'value', facets: ['colour'] }], ['R-2: there is no facet colour']],
])('%s', (_, rules, found) => {
  expect(problems(...rules)).toEqual(found);
});
