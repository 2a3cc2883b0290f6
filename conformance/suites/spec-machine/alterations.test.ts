import { join } from 'node:path';
import { alterationsOf, type Alteration } from '../../../tools/corpus/alter/alterations.js';
import { readBaseline } from '../../../tools/corpus/alter/baseline.js';
import { effectOf } from '../../../tools/corpus/alter/effect.js';
import { expressionAlterations, typeAlterations, versionAlterations } from '../../../tools/corpus/alter/texts.js';
import { packageRoot } from '../../contract/package-root.js';

const VERSIONS = ['2.1', '3.0', '3.1', '15.0', '16.0'];

test.each<[range: string, altered: string[]]>([
  ['3.0..', ['3.1..']],
  ['2.1..15', ['3.0..15', '2.1..16.0']],
  ['..16.0', ['..15.0']],
])('the ends of %s move to %j', (range, altered) => {
  expect(versionAlterations(range, VERSIONS)).toEqual(altered);
});

test.each<[type: string, altered: string[]]>([
  ['u16', ['u32']],
  ['bits(3)', ['bits(4)']],
  ['Node<Element>(depth - 1)', ['Node<Element>(depth - 2)']],
  ['Record', []],
])('a type %s becomes %j', (type, altered) => {
  expect(typeAlterations(type)).toEqual(altered);
});

test('numbers of an expression change one at a time, names and texts do not', () => {
  expect(expressionAlterations("Row2 + 3 == 16 && Kind == 'a1'", VERSIONS)).toEqual([
    { sort: 'number', value: "Row2 + 4 == 16 && Kind == 'a1'" },
    { sort: 'number', value: "Row2 + 3 == 17 && Kind == 'a1'" },
  ]);
  expect(expressionAlterations("format >= version('15.0')", VERSIONS)).toEqual([{ sort: 'version', value: "format >= version('16.0')" }]);
});

const root = packageRoot();
const baseline = readBaseline(join(root, 'spec'), join(root, 'conformance', 'corpus'));

test.each([
  'format/hot-cold-map.json HotColdMapTable.PAIR_SIZE',
  'format/machines.json OperatingSystem.Apple',
])('another %s or none is noticed', (name) => {
  const effects = alterationsOf(baseline.parts).filter((each) => each.name === name).map((each) => effectOf(baseline, each));
  expect(effects).toHaveLength(2);
  expect(effects).not.toContain('nothing');
});

test('what the corpus does not depend on is not noticed', () => {
  const source: Alteration = { name: 'MCH-1', sort: 'constant', file: 'format/machines.json', path: ['requirements', 0, 'source', 0], value: 'another document' };
  expect(effectOf(baseline, source)).toBe('nothing');
});
