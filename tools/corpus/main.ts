import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { docsPages } from '../docs/pages.js';
import type { PrimitiveEntries } from '../docs/primitives-page.js';
import { lintFactsMap, readFactsMap } from '../spec-machine/facts-map.js';
import { lintSpec } from '../spec-machine/lint.js';
import { lintVectors } from '../spec-machine/lint-vectors.js';
import { SpecError } from '../spec-machine/rejection.js';
import { checkSchemas } from '../spec-machine/schema-check.js';
import { loadSpec, readJson, type Spec } from '../spec-machine/spec.js';
import { readBaseline } from './alter/baseline.js';
import { entryNamed, hangingOn } from './alter/drop.js';
import { changes } from './changes.js';
import { coverageLines } from './coverage.js';
import { corpusOf } from './generate.js';
import { lastCommit } from './last-commit.js';
import { vectorsInThreads } from './threads.js';
import { readText, writeText } from './compressed.js';
import { CannotWriteFile } from './write.js';

// `npm run spec`: lint, regenerate the corpus and the docs pages, show the coverage and what the edit changed.
//   --lint   lint only
//   --check  write nothing; fail if the files differ from what the spec gives
//   --drop=ID  write nothing; say what hangs on a requirement, definition, member, field, kind, example or error code
//   --all    show the coverage of every requirement, not only of those that no vector shows
const root = fileURLToPath(new URL('../../..', import.meta.url));
const specFolder = path.join(root, 'spec');
const corpusFolder = path.join(root, 'conformance', 'corpus');
const docsFolder = path.join(root, 'docs');

async function main(args: readonly string[]): Promise<number> {
  const dropped = args.find((arg) => arg.startsWith('--drop='))?.slice('--drop='.length);
  if (dropped !== undefined) return drop(dropped);
  const fail = (problems: readonly string[]): number => {
    problems.forEach((problem) => console.error(problem));
    console.error(`\nspec: ${problems.length} problem${problems.length === 1 ? '' : 's'}`);
    return 1;
  };
  const schemaProblems = checkSchemas(specFolder);
  if (schemaProblems.length > 0) return fail(schemaProblems);
  const spec = loadSpec(specFolder);
  const problems = [...lintSpec(spec), ...lintFactsMap(spec, readFactsMap(specFolder))];
  if (problems.length > 0) return fail(problems);
  const { files, vectors } = corpusOf(spec, await vectorsInThreads(specFolder, kindsBySize(spec), availableParallelism()));
  const vectorProblems = lintVectors(spec, vectors);
  if (vectorProblems.length > 0) return fail(vectorProblems);
  console.log(`spec: ${spec.topics.length} topics, ${spec.requirements.size} requirements, ${vectors.length} vectors, no problem`);
  if (args.includes('--lint')) return 0;

  const stale = changed(corpusFolder, files);
  const { primitives } = readJson<{ primitives: PrimitiveEntries }>(path.join(specFolder, 'primitives.json'));
  const stalePages = changed(docsFolder, docsPages(spec, vectors, primitives));
  const commit = lastCommit(corpusFolder);
  const edited = commit === undefined ? [] : changes(commit, files);
  if (edited.length > 0) console.log(`\nagainst the last commit\n${edited.join('\n')}\n`);
  if (args.includes('--check')) {
    if (stale.length + stalePages.length === 0) return 0;
    console.error(`corpus or docs: not what the spec gives: ${[...stale, ...stalePages].map(([file]) => file).join(', ')}. Run "npm run spec" and commit the result.`);
    return 1;
  }
  for (const [file, content] of stale) writeText(path.join(corpusFolder, file), content);
  for (const [file, content] of stalePages) writeText(path.join(docsFolder, file), content);
  console.log(coverageLines(spec, vectors, args.includes('--all')).join('\n'));
  return 0;
}

/** Says what hangs on an entry of the spec; 1 if there is none of that name. */
function drop(id: string): number {
  const baseline = readBaseline(specFolder, corpusFolder);
  const entry = entryNamed(baseline.parts, id);
  if (entry === undefined) console.error(`spec: there is no requirement, definition, member, field, kind, example or error code ${id}`);
  else console.log([`${id} in ${entry.file}`, ...hangingOn(baseline, entry)].join('\n'));
  return entry === undefined ? 1 : 0;
}

/** The kinds, those first whose topics had the largest files: they take longest. */
function kindsBySize(spec: Spec): string[] {
  const sizeOf = (kind: string): number => {
    const topic = spec.kinds.get(kind)?.topic;
    const file = path.join(corpusFolder, topic?.area ?? '', `${topic?.topic}.json`);
    return existsSync(file) ? statSync(file).size : 0;
  };
  return [...spec.kinds.keys()].sort((a, b) => sizeOf(b) - sizeOf(a));
}

/** The files of a folder that are not what they have to be. */
function changed(folder: string, files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].filter(([file, content]) => readText(path.join(folder, file)) !== content);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SpecError || error instanceof CannotWriteFile)) throw error;
  console.error(`spec: ${error.message}`);
  process.exitCode = error instanceof SpecError ? 1 : 2;
}
