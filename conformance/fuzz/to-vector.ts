import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Decoder } from '../../tools/spec-machine/decode.js';
import { Rejection } from '../../tools/spec-machine/rejection.js';
import { loadSpec, type Spec } from '../../tools/spec-machine/spec.js';
import { packageRoot } from '../contract/package-root.js';
import type { StructureInput } from './input.js';
import { loadInput } from './saved-input.js';

/** Inputs that once were faults, and are no structures of the spec; relative to the package. */
export const REGRESSIONS: string = join('conformance', 'fuzz', 'regressions');

const NEXT = 'npm run spec';

/**
 * Makes a vector of an input that was a fault. A structure becomes an example of its topic, with what the spec machine says of it;
 * everything else a case of the suite that runs all of `REGRESSIONS`.
 * @param file as a run has saved it
 * @returns a line that says what was done
 */
export function toVector(file: string): string {
  const input = loadInput(file);
  const name = basename(file, '.json');
  if (input.target === 'decode') return addExample(loadSpec(join(packageRoot(), 'spec')), input, name);
  const path = join(REGRESSIONS, `${name}.json`);
  mkdirSync(join(packageRoot(), REGRESSIONS), { recursive: true });
  copyFileSync(file, join(packageRoot(), path));
  return `${path}: give it a name that says what it is about`;
}

function addExample(spec: Spec, input: StructureInput, name: string): string {
  const kind = spec.kinds.get(input.kind);
  if (kind === undefined) return `the spec has no kind ${input.kind}`;
  const path = join('spec', String(spec.files.get(kind.topic)));
  const text = readFileSync(join(packageRoot(), path), 'utf8');
  writeFileSync(join(packageRoot(), path), withExample(text, { id: `${input.kind}.fuzz-${name}`, ...exampleOf(spec, input) }));
  return `${path}: its first example; give it an id and say what it shows, then \`${NEXT}\``;
}

/** An example with what the spec machine says of the bytes. */
export function exampleOf(spec: Spec, { kind, bytes, size, context }: StructureInput): object {
  const { type, phase } = spec.kinds.get(kind) ?? { type: '', phase: '' };
  const input = { kind, context, hex: Buffer.from(bytes).toString('hex').replace(/..(?=.)/g, '$& ').toUpperCase(), size };
  const source = ['fuzzing of the reference'];
  try {
    const { json, end } = new Decoder(spec, context, bytes, size).decode(type, phase);
    return { ...input, value: json, end: end === undefined ? undefined : Math.ceil(end / 8), source };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return { ...input, rejects: { code: error.code, range: error.range }, source };
  }
}

/** The text of a topic with an example in front of its others; the rest of it stays as it is. */
export function withExample(text: string, example: object): string {
  const added = JSON.stringify(example, undefined, 2).replace(/^/gm, '    ');
  if (/^ {2}"examples": \[$/m.test(text)) return text.replace(/^ {2}"examples": \[$/m, (line) => `${line}\n${added},`);
  return text.replace(/^ {2}"requirements": \[$/m, (line) => `  "examples": [\n${added}\n  ],\n${line}`);
}
