// npm run lint: types, eslint with the import rules, the spec. Runs all of them, whatever fails; exit code 1 if any does.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const eslint = fileURLToPath(new URL('bin/eslint.js', `file://${require.resolve('eslint/package.json')}`));

/** [what is looked at, script, its arguments] */
const STEPS = [
  ['types', 'tools/build.mjs', []],
  ['eslint', eslint, ['--max-warnings=0', '.']],
  ['spec', 'dist/tools/corpus/main.js', ['--lint']],
];

const failed = [];
for (const [name, script, args] of STEPS) {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed.push(name);
  console.error(`lint: ${name}: ${status === 0 ? 'no problem' : 'PROBLEMS'} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}
if (failed.length > 0) console.error(`lint: failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
