import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MachineDefinition } from '../../../tools/spec-machine/machine-dialect.js';
import { lintSpec } from '../../../tools/spec-machine/lint.js';
import { scenariosOf } from '../../../tools/spec-machine/state-machine.js';
import { vectorsOfScripts } from '../../../tools/spec-machine/scripts.js';
import { loadSpec, type Spec } from '../../../tools/spec-machine/spec.js';

const DOOR: MachineDefinition = {
  says: 'A door.', states: ['open', 'shut'], start: 'open', depth: 3, walk: 'situations',
  events: { push: 'it is pushed', lock: 'it is locked' },
  variables: { key: { start: ['brass', 'iron'], says: 'What the key is made of.' }, locked: { start: [false], says: 'It is locked.' } },
  excluded: [{ event: 'lock', when: 'locked', because: 'it is locked already' }],
  machine: [
    { id: 'shuts', from: ['open'], event: 'push', to: 'shut', answer: "{'locked': locked, 'was': before.state}" },
    { id: 'stays', from: ['shut'], event: 'push', if: 'locked', to: 'shut', rejects: 'door.locked' },
    { id: 'opens', from: ['shut'], event: 'push', if: '!locked', to: 'open', answer: '{}' },
    { id: 'locks', from: ['shut'], event: 'lock', to: 'shut', set: { locked: 'true' }, answer: "{'locked': locked}" },
    { id: 'fails', from: ['open'], event: 'lock', to: 'open', answer: "{'locked': locked}", either: true },
    { id: 'jams', from: ['open'], event: 'lock', to: 'open', answer: "{'jammed': true}", either: true },
  ],
};

const TOPIC = {
  topic: 'doors', title: 'Doors', area: 'wasm', summary: 'Doors.',
  definitions: { Door: DOOR },
  scripts: {
    door: { title: 'A door', operation: 'thunks.run', machine: 'Door', input: "{'key': key}", context: "key == 'iron' ? {'rules': key} : {}", steps: { push: { do: 'push' }, lock: { do: 'lock' } },
      cases: [{ id: 'named', start: { key: 'iron' }, events: ['push', 'lock', 'push'], says: 'It stays shut.', source: ['-'] }] },
  },
  requirements: [
    { id: 'D-1', level: 'MUST', says: 'It opens and shuts.', covers: ['Door.shuts', 'Door.opens', 'Door.locks', 'Door.stays'], shownBy: 'value', source: ['-'], confidence: 'read' },
    { id: 'D-2', level: 'MUST', says: 'It does not lock.', covers: ['Door.fails', 'Door.jams'], shownBy: 'value', source: ['-'], confidence: 'unverified' },
    { id: 'D-3', level: 'MUST', says: 'It is shown by name.', covers: ['door.named'], shownBy: 'value', source: ['-'], confidence: 'read' },
  ],
};

function load(topic: object): Spec {
  const folder = mkdtempSync(join(tmpdir(), 'spec-'));
  mkdirSync(join(folder, 'wasm'));
  writeFileSync(join(folder, 'wasm', 'doors.json'), JSON.stringify(topic));
  writeFileSync(join(folder, 'versions.json'), '{"versions":[]}');
  writeFileSync(join(folder, 'errors.json'), JSON.stringify({ errors: [{ code: 'door.locked', phase: 'execute', says: '-' }] }));
  const spec = loadSpec(folder);
  rmSync(folder, { recursive: true });
  return spec;
}

const spec = load(TOPIC);
const vectors = vectorsOfScripts(spec, spec.topics[0]);

test('every event comes once in every situation that can be reached, on a shortest way, for each start', () => {
  expect(lintSpec(spec)).toEqual([]);
  const ways = ['push', 'lock', 'push.push', 'push.lock', 'push.lock.push'];
  expect(vectors.map(({ id }) => id)).toEqual(['door.named', ...['brass', 'iron'].flatMap((key) => ways.map((way) => `door.${key}.no-locked.${way}`))].filter((id) => id !== 'door.iron.no-locked.push.lock.push'));
});

test('a case has the answer of the machine to each of its steps, and the refusal of the last', () => {
  expect(vectors[0]).toEqual({
    id: 'door.named', requirements: ['D-3'], operation: 'thunks.run', context: { rules: 'iron' }, origin: 'literal',
    input: { key: 'iron', steps: [{ do: 'push' }, { do: 'lock' }, { do: 'push' }] },
    expect: { steps: [{ expect: { value: { locked: false, was: 'open' } } }, { expect: { value: { locked: true } } }, { expect: { rejection: { phase: 'execute', codes: ['door.locked'] } } }] },
  });
});

test('where the implementation may choose, each choice is right; what only unverified rules say never fails', () => {
  expect(vectors.find(({ id }) => id === 'door.brass.no-locked.lock')).toMatchObject({
    requirements: ['D-2'], informative: true,
    expect: { oneOf: [{ steps: [{ expect: { value: { locked: false } } }] }, { steps: [{ expect: { value: { jammed: true } } }] }] },
  });
});

const script = TOPIC.scripts.door;
const FAULTY: [what: string, topic: object, message: RegExp][] = [
  ['a source that says something else', { ...TOPIC, scripts: { door: { ...script, cases: [{ ...script.cases[0], answer: 5 }] } } }, /its source says 5/],
  ['events that cannot follow each other', { ...TOPIC, scripts: { door: { ...script, cases: [{ ...script.cases[0], events: ['push', 'lock', 'lock'] }] } } }, /lock cannot follow push, lock/],
];

test.each(FAULTY)('%s is refused', (_what, topic, message) => {
  const faulty = load(topic);
  expect(() => vectorsOfScripts(faulty, faulty.topics[0])).toThrow(message);
});

test('lint asks for a step for every event, and for an answer to each', () => {
  const { push } = script.steps;
  const silent = { ...DOOR, machine: [{ ...DOOR.machine[0], answer: undefined, emits: [] }, ...DOOR.machine.slice(1)] };
  const problems = lintSpec(load({ ...TOPIC, definitions: { Door: silent }, scripts: { door: { ...script, steps: { push } } } }));
  expect(problems).toEqual(expect.arrayContaining(['door: no step stands for lock', 'door: shuts has to answer or to reject']));
});

test('a machine that goes on to situations beyond its depth is refused', () => {
  expect(() => scenariosOf(spec, 'Door', { ...DOOR, depth: 1 })).toThrow(/more than 1 events lead to situations/);
});
