import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadSpec } from '../../../tools/spec-machine/spec.js';
import { packageRoot } from '../../contract/package-root.js';
import { examine } from '../../fuzz/examine.js';
import type { ModelInput, StructureInput } from '../../fuzz/input.js';
import { smallest } from '../../fuzz/minimize.js';
import { inputText, loadInput, parseInput } from '../../fuzz/saved-input.js';
import { exampleOf, REGRESSIONS, withExample } from '../../fuzz/to-vector.js';

const folder = join(packageRoot(), REGRESSIONS);

test.each(existsSync(folder) ? readdirSync(folder) : [])('%s is no fault any more', (name) => {
  expect(examine(loadInput(join(folder, name))).fault).toBeUndefined();
});

test('a search leaves out of an input what its fault does not need', () => {
  const bytes = Uint8Array.from({ length: 100 }, (_, index) => index);
  const leftOut = (all: Uint8Array, start: number, end: number): Uint8Array => Uint8Array.from([...all.subarray(0, start), ...all.subarray(end)]);
  expect([...smallest(bytes, leftOut, (all) => all.includes(17) && all.includes(83))]).toEqual([17, 83]);
});

const INPUT: StructureInput = { target: 'decode', seed: 'none', kind: 'native-unsigned', bytes: Uint8Array.of(0x3f), context: {} };

test('an input is the same after it was saved, though a model has members named bytes', () => {
  const model: ModelInput = { target: 'build', seed: 'none', value: { opaque: [{ range: [0, 3], bytes: 'AAEC' }] }, unchecked: false };
  expect(parseInput(inputText(model))).toEqual(model);
  expect(parseInput(inputText(INPUT))).toEqual(INPUT);
});

test.each<[what: string, bytes: number[], expected: object]>([
  ['rejects, with code and range', [0x3f], { hex: '3F', rejects: { code: 'native-integer.first-byte', range: [0, 1] } }],
  ['reads, with value and end', [0x0a, 0x99], { hex: '0A 99', value: 5, end: 1 }],
])('an example has what the spec machine %s', (_what, bytes, expected) => {
  const spec = loadSpec(join(packageRoot(), 'spec'));
  expect(exampleOf(spec, { ...INPUT, bytes: Uint8Array.from(bytes) })).toMatchObject(expected);
});

test.each([
  ['in front of others', '{\n  "examples": [\n    {}\n  ],\n  "requirements": [\n  ]\n}\n', '{"examples":[{"id":"x"},{}],"requirements":[]}'],
  ['where there was none', '{\n  "requirements": [\n  ]\n}\n', '{"examples":[{"id":"x"}],"requirements":[]}'],
])('an example is put %s', (_what, text, expected) => {
  expect(JSON.stringify(JSON.parse(withExample(text, { id: 'x' })))).toBe(expected);
});
