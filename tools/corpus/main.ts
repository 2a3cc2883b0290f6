import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lintFactsMap, readFactsMap } from '../spec-machine/facts-map.js';
import { lintSpec, lintVectors } from '../spec-machine/lint.js';
import { SpecError } from '../spec-machine/rejection.js';
import { checkSchemas } from '../spec-machine/schema-check.js';
import { loadSpec } from '../spec-machine/spec.js';
import { changes } from './changes.js';
import { coverage } from './coverage.js';
import { generateCorpus } from './generate.js';
import { writeWhole } from './write.js';

// `npm run spec`: lint, regenerate the corpus, show the coverage and what the edit changed.
//   --lint   lint only
//   --check  write nothing; fail if the files differ from what the spec gives
const root = fileURLToPath(new URL('../../..', import.meta.url));
const specFolder = path.join(root, 'spec');
const corpusFolder = path.join(root, 'conformance', 'corpus');

function main(args: readonly string[]): number {
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
  const { files, vectors } = generateCorpus(spec);
  const vectorProblems = lintVectors(spec, vectors);
  if (vectorProblems.length > 0) return fail(vectorProblems);
  console.log(`spec: ${spec.topics.length} topics, ${spec.requirements.size} requirements, ${vectors.length} vectors, no problem`);
  if (args.includes('--lint')) return 0;

  const stale = [...files].filter(([file, content]) => !existsSync(path.join(corpusFolder, file)) || readFileSync(path.join(corpusFolder, file), 'utf8') !== content);
  for (const line of changes(corpusFolder, stale)) console.log(line);
  if (args.includes('--check')) {
    if (stale.length === 0) return 0;
    console.error(`corpus: not what the spec gives: ${stale.map(([file]) => file).join(', ')}. Run "npm run spec" and commit the result.`);
    return 1;
  }
  for (const [file, content] of stale) writeWhole(path.join(corpusFolder, file), content);
  console.table(Object.fromEntries(coverage(spec, vectors).map(({ id, ...row }) => [id, row])));
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SpecError)) throw error;
  console.error(`spec: ${error.message}`);
  process.exitCode = 1;
}
