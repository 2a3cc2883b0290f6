import { casesOf, scenariosOf } from '../../../tools/spec-machine/decision-table.js';
import type { TableDefinition } from '../../../tools/spec-machine/dialect.js';
import { spec } from './spec-folder.js';

const acceptance = spec().definitions.get('Acceptance') as TableDefinition;
const ordinary = Object.fromEntries(Object.entries(acceptance.inputs).map(([name, { values }]) => [name, values[0]]));

/** What CoreCLR 10.0.12 did, or the order of the checks that was read, for one change of an image that is accepted. */
const DECIDED: [change: Record<string, unknown>, row: string, outcome: string][] = [
  [{}, 'A-14', 'accept'],
  [{ header: 'broken' }, 'A-04-broken', 'refuse'],
  [{ header: 'none' }, 'A-04', 'ignore'],
  [{ machine: 'other' }, 'A-07', 'refuse'],
  [{ major: 'below' }, 'A-10', 'ignore'],
  [{ major: 'above' }, 'A-10', 'ignore'],
  [{ component: true, composite: 'no-section' }, 'A-11', 'ignore'],
  [{ moduleCell: 'none' }, 'A-12', 'ignore'],
  [{ moduleCell: 'held' }, 'A-12', 'ignore'],
  [{ stripped: 'il-bodies' }, 'A-14', 'accept'],
  [{ stripped: 'il-bodies', knowsStripped: true }, 'A-09-il', 'refuse'],
  [{ stripped: 'debug-info', knowsStripped: true }, 'A-09-info', 'ignore'],
  [{ excluded: true, machine: 'other' }, 'A-06', 'ignore'],
  [{ enabled: false, major: 'above' }, 'A-01', 'ignore'],
  [{ component: true, mapped: false }, 'A-14', 'accept'],
];

describe('the acceptance table', () => {
  const cases = casesOf(spec(), 'Acceptance', acceptance);

  test.each(DECIDED)('%j is decided by %s: %s', (change, row, outcome) => {
    const wanted = JSON.stringify({ ...ordinary, ...change });
    const found = cases.find(({ inputs }) => JSON.stringify(inputs) === wanted);
    expect(found?.row).toMatchObject({ id: row, then: { outcome } });
  });

  test('scenarios show every row', () => {
    const rows = new Set(scenariosOf(acceptance, cases).map(({ row }) => row.id));
    expect([...rows].sort()).toEqual(acceptance.table.map(({ id }) => id).sort());
  });
});

const INPUTS = { a: { values: [false, true], says: 'a' }, b: { values: [false, true], says: 'b' } };

const FAULTY: [what: string, table: TableDefinition, message: RegExp][] = [
  ['a combination that no row decides', { ordered: true, inputs: INPUTS, table: [{ id: 'T-1', when: 'a', then: {} }] }, /no row decides/],
  ['a row behind one that always fires', { ordered: true, inputs: INPUTS, table: [{ id: 'T-1', when: 'true', then: {} }, { id: 'T-2', when: 'a', then: {} }] }, /no combination of inputs reaches T-2/],
  ['rows that overlap in an unordered table', { inputs: INPUTS, table: [{ id: 'T-1', when: 'a', then: {} }, { id: 'T-2', when: 'b', then: {} }, { id: 'T-3', when: '!a && !b', then: {} }] }, /T-1 and T-2 both decide/],
];

test.each(FAULTY)('%s is refused', (_what, table, message) => {
  expect(() => casesOf(spec(), 'Faulty', table)).toThrow(message);
});
