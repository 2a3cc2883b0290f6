import type { MachineDefinition } from '../../../tools/spec-machine/machine-dialect.js';
import { scenariosOf } from '../../../tools/spec-machine/state-machine.js';
import { spec } from './spec-folder.js';

const callCell = spec().definitions.get('CallCell') as MachineDefinition;
const scenarios = scenariosOf(spec(), 'CallCell', callCell);

/** The events of each step, in one word each. */
function traces(start: Record<string, unknown>, events: string[]): string[][] {
  const found = scenarios.find((scenario) => JSON.stringify(scenario.start) === JSON.stringify(start) && events.every((event, index) => scenario.events[index] === event));
  return (found?.outcomes ?? []).map((steps) => steps.slice(0, events.length).map(({ emits }) => emits.map(({ event }) => event).join(' ')));
}

// Seen in CoreCLR 10.0.12 by watching import cells: the first call leaves the cell, the second patches it.
const SEEN: [what: string, start: Record<string, unknown>, events: string[], steps: string[][]][] = [
  ['a callee that was never prepared', { prepared: false, resolvable: true, stableEntry: false }, ['call', 'call', 'call'],
    [['fixup-resolve method-prepare call', 'fixup-resolve cell-patch call', 'call']]],
  ['a prepared callee', { prepared: true, resolvable: true, stableEntry: false }, ['call', 'call'],
    [['fixup-resolve cell-patch call', 'call']]],
  ['a callee that is prepared through another cell', { prepared: false, resolvable: true, stableEntry: false }, ['prepare-elsewhere', 'call', 'call'],
    [['method-prepare', 'fixup-resolve cell-patch call', 'call']]],
  ['a signature that cannot be resolved at first', { prepared: true, resolvable: false, stableEntry: false }, ['call', 'call', 'make-resolvable', 'call'],
    [['fixup-resolve', 'fixup-resolve', '', 'fixup-resolve cell-patch call']]],
  ['an entry point that never changes: the implementation may patch on the first call or on the second', { prepared: false, resolvable: true, stableEntry: true }, ['call', 'call', 'call'],
    [['fixup-resolve method-prepare call', 'fixup-resolve cell-patch call', 'call'], ['fixup-resolve cell-patch method-prepare call', 'call', 'call']]],
];

test.each(SEEN)('the life of a call cell: %s', (_what, start, events, steps) => {
  expect(traces(start, events)).toEqual(steps);
});

test('no scenario patches a cell twice or resolves it more than twice, unless resolution threw', () => {
  const count = (steps: { emits: Record<string, unknown>[] }[], name: string): number =>
    steps.flatMap(({ emits }) => emits).filter(({ event, result }) => event === name && result !== 'throw').length;
  for (const steps of scenarios.flatMap(({ outcomes }) => outcomes)) {
    expect(count(steps, 'cell-patch')).toBeLessThanOrEqual(1);
    expect(count(steps, 'fixup-resolve')).toBeLessThanOrEqual(2);
  }
});

const transition = (id: string, from: string, event: string, to: string): MachineDefinition['machine'][number] => ({ id, from: [from], event, to, emits: [] });
const FAULTY: [what: string, machine: MachineDefinition, message: RegExp][] = [
  ['an event without a transition', { states: ['s', 't'], start: 's', events: { e: 'e' }, depth: 2, machine: [transition('one', 's', 'e', 't')] }, /no transition for e in t/],
  ['two transitions for one event', { states: ['s'], start: 's', events: { e: 'e' }, depth: 1, machine: [transition('one', 's', 'e', 's'), transition('two', 's', 'e', 's')] }, /one and two both fire/],
  ['a transition that is never taken', { states: ['s'], start: 's', events: { e: 'e' }, depth: 1, machine: [transition('one', 's', 'e', 's'), { ...transition('two', 's', 'e', 's'), if: 'false' }] }, /no scenario takes two/],
];

test.each(FAULTY)('%s is refused', (_what, machine, message) => {
  expect(() => scenariosOf(spec(), 'Faulty', machine)).toThrow(message);
});
