import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decoder } from '../../../tools/spec-machine/decode.js';
import { lintSpec } from '../../../tools/spec-machine/lint.js';
import { loadSpec, type Spec } from '../../../tools/spec-machine/spec.js';

function specWith(columns: string[], rows: number[][]): Spec {
  const topic = {
    topic: 'shapes', title: 'Shapes', area: 'format', summary: 'A table of numbers.',
    definitions: {
      Shapes: { columns, rows },
      CornersOf: { params: ['shape'], function: 'Shapes[shape].corners' },
      Shape: { struct: [{ name: 'Number', type: 'u8' }, { name: 'Corners', let: 'CornersOf(Number)' }, { name: 'Sides', let: 'Shapes[Number].sides' }] },
    },
  };
  const folder = mkdtempSync(join(tmpdir(), 'spec-'));
  mkdirSync(join(folder, 'format'));
  writeFileSync(join(folder, 'format', 'shapes.json'), JSON.stringify(topic));
  writeFileSync(join(folder, 'versions.json'), '{"versions":[]}');
  writeFileSync(join(folder, 'errors.json'), '{"errors":[]}');
  const spec = loadSpec(folder);
  rmSync(folder, { recursive: true });
  return spec;
}

test('expressions and functions find numbers by row and column', () => {
  const spec = specWith(['corners', 'sides'], [[3, -1], [4, 4]]);
  expect(lintSpec(spec)).toEqual([]);
  expect(new Decoder(spec, {}, Uint8Array.of(0)).decode('Shape', 'record').json).toEqual({ Number: 0, Corners: 3, Sides: -1 });
  expect(new Decoder(spec, {}, Uint8Array.of(1)).decode('Shape', 'record').json).toEqual({ Number: 1, Corners: 4, Sides: 4 });
});

test.each<[what: string, columns: string[], rows: number[][], problem: string]>([
  ['a row that lacks a number', ['corners', 'sides'], [[3, 3], [4]], 'Shapes[1]: 1 numbers for 2 columns'],
  ['a column twice', ['corners', 'corners'], [[3, 3]], 'Shapes: corners stands twice'],
])('%s is a problem of the spec', (_what, columns, rows, problem) => {
  expect(lintSpec(specWith(columns, rows))).toContain(problem);
});
