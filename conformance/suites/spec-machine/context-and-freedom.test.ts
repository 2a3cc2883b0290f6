import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lintSpec } from '../../../tools/spec-machine/lint.js';
import { schemaOfKind } from '../../../tools/spec-machine/schema.js';
import { loadSpec, type Spec } from '../../../tools/spec-machine/spec.js';
import { vectorsOfKind, type GeneratedVector } from '../../../tools/spec-machine/vectors.js';

const TOPIC = {
  topic: 'pieces', title: 'Pieces', area: 'format', summary: 'What a context knows, what a reader is free to check, enumerations in expressions.',
  definitions: {
    Colour: { enum: [{ name: 'Black', value: 0 }, { name: 'White', value: 1 }, { name: 'Red', value: 2, applies: { format: '9.1..' } }] },
    IsWhite: { params: ['colour'], function: 'colour == Colour.White' },
    Piece: { struct: [
      { name: 'Number', type: 'u8' },
      { name: 'Packed', type: 'u8', hidden: true },
      { name: 'Colour', let: 'Packed % 3', enum: 'Colour' },
      { name: 'Crown', type: 'u8', if: 'IsWhite(it.Colour)' },
    ] },
  },
  kinds: { piece: { title: 'A piece', type: 'Piece', phase: 'record', samples: [
    { id: 'white', value: { Number: 1, Packed: 1, Crown: 9 }, contexts: [{ functionCount: 3 }, { functionCount: 300 }, { formatVersion: '9.1' }] },
  ] } },
  requirements: [
    { id: 'PC-1', level: 'MUST', says: 'A number is below the count.', on: 'Piece', field: 'Number', holds: '!has(context.functionCount) || Number < context.functionCount', error: 'piece.number', source: ['-'], confidence: 'read' },
    { id: 'PC-2', level: 'MAY', says: 'A reader may reject crown 0.', on: 'Piece', field: 'Crown', holds: 'Crown > 0', error: 'piece.crown', source: ['-'], confidence: 'read' },
    { id: 'PC-4', level: 'MUST', says: 'A colour is known.', on: 'Piece', field: 'Packed', holds: 'Packed % 3 in inForce.Colour', error: 'piece.colour', source: ['-'], confidence: 'read' },
    { id: 'PC-3', level: 'MUST', says: 'A piece is read.', covers: ['piece'], source: ['-'], confidence: 'read' },
  ],
};

let spec: Spec;
let vectors: Map<string, GeneratedVector>;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'spec-'));
  mkdirSync(join(folder, 'format'));
  writeFileSync(join(folder, 'format', 'pieces.json'), JSON.stringify(TOPIC));
  writeFileSync(join(folder, 'versions.json'), '{"versions":[{"version":"9.1"}]}');
  writeFileSync(join(folder, 'errors.json'), JSON.stringify({ errors: ['piece.number', 'piece.crown', 'piece.colour'].map((code) => ({ code, phase: 'record', says: '-' })) }));
  spec = loadSpec(folder);
  rmSync(folder, { recursive: true });
  vectors = new Map(vectorsOfKind(spec, 'piece').map((vector) => [vector.id, vector]));
});

test('the topic has no problem', () => {
  expect(lintSpec(spec)).toEqual([]);
});

test('a member of the context decides what is rejected, goes into the vector, and tells vectors apart', () => {
  expect(vectors.get('piece.white.function-count-3.number.max')).toMatchObject({ context: { functionCount: 3 }, expect: { rejection: { codes: ['piece.number'], range: [0, 1] } } });
  expect(vectors.get('piece.white.function-count-300.number.max')).toMatchObject({ context: { functionCount: 300 }, expect: { value: { Number: 255, Colour: 1, Crown: 9 }, end: 3 } });
});

test('a member of an enumeration can be in force in some versions only', () => {
  expect(vectors.get('piece.white.function-count-3.packed.max')).toMatchObject({ expect: { value: { Colour: 0 } } });
  expect(vectors.get('piece.white.function-count-3.packed.top-bit')).toMatchObject({ requirements: ['PC-4'], expect: { rejection: { codes: ['piece.colour'], range: [1, 2] } } });
  expect(vectors.get('piece.white.9-1.packed.top-bit')).toMatchObject({ expect: { value: { Colour: 2 }, end: 2 } });
});

test('what violates a constraint of level MAY may be accepted or rejected', () => {
  expect(vectors.get('piece.white.function-count-3.crown.zero')).toMatchObject({
    requirements: ['PC-2'],
    expect: { oneOf: [{ value: { Number: 1, Colour: 1, Crown: 0 }, end: 3 }, { rejection: { phase: 'record', codes: ['piece.crown'], range: [2, 3] } }] },
    twin: 'piece.white.function-count-3',
  });
});

test('a computed field can have the names of an enumeration', () => {
  expect(schemaOfKind(spec, 'piece')).toMatchObject({ $defs: { Piece: { properties: { Colour: { 'x-enum': { Black: 0, White: 1, Red: 2 } } } } } });
});
