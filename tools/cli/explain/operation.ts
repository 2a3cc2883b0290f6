import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packageRoot } from '../../../conformance/contract/package-root.js';
import { sameName, type Explanation } from './explanation.js';

const SAYS: Readonly<Record<string, string>> = {
  'format.decode': 'From the bytes of one structure ({kind, bytes}) to its value ({value, end?}), or a rejection.',
  'format.encode': 'From a value ({kind, value}) to its bytes ({bytes}), or a rejection.',
  'image.accept': 'From a file, the files beside it and a runtime ({files, select, runtime}) to what that runtime does with it: outcome, dropped methods, methods that throw.',
  'image.describe': 'From a file and the files around it ({files, select, facets}) to the facets of the facts view that are asked for.',
  'image.encode': 'From the model of an image ({model, unchecked?}), the JSON of r2r dump --format=json, to its bytes ({bytes}).',
  'image.verify': 'From a file and the files beside it ({files, select}) to what in it is not as the format demands ({findings}).',
  'program.run': 'From assemblies and a runtime ({files, select, runtime}) to the exit code and the output of the program.',
  'entrypoint.run': 'From a script of steps on methods and their portable entry points ({images, methods, steps}) to an answer for each step.',
  'wasm.lower': 'From declared types and a signature ({types, signature}) to its wasm function type, the keys of its thunks and where its arguments lie.',
  'wasm.keys': 'From what an image compiles, calls and injects ({types, compiled, calls, injected, host}), or from the image itself ({files, select, host}), to the keys of thunks that it needs, and those that are missing.',
  'wasm.raise': 'From a key of a thunk ({key, lowered?}) to the signature of stand-ins that all its methods are taken for, and its argument area.',
  'hash.compute': 'From a name, type or method to its version-resilient hash ({hash}).',
  'thunks.run': 'From a script of steps on the table of string thunks ({images, host?, steps}) to an answer for each step.',
  'wasm.thunk': 'From a key of the thunk table or the signature of an import thunk ({key or import, helperCell, moduleCell?}) to a wasm module that exports the thunk ({module}), which the runner runs.',
};

export const OPERATIONS = Object.keys(SAYS);

/** An operation, with what the contract says of it. */
export function explainOperation(query: string): Explanation[] {
  const name = OPERATIONS.find((each) => sameName(each, query));
  if (name === undefined) return [];
  const file = join(packageRoot(), 'conformance', 'contract', 'README.md');
  const text = readFileSync(file, 'utf8');
  return [{ is: 'operation', name, says: SAYS[name], details: { contract: partAbout(name, text), page: relative(process.cwd(), file) } }];
}

/** The row of the table, and the paragraphs from the one that begins with the operation to the next that does not belong to it. */
function partAbout(name: string, text: string): string[] {
  const row = text.split('\n').filter((line) => line.startsWith(`| \`${name}\``));
  const paragraphs = text.split(/\n{2,}/);
  const first = paragraphs.findIndex((each) => each.startsWith(`\`${name}\``));
  if (first < 0) return row;
  const rest = paragraphs.slice(first + 1);
  const next = rest.findIndex((each) => /^(#|An operation |`[a-z]+\.[a-z]+`)/.test(each));
  return [...row, ...[paragraphs[first], ...rest.slice(0, next < 0 ? rest.length : next)].flatMap((each) => each.trimEnd().split('\n'))];
}
