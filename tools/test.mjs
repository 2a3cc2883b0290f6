// npm test: builds, then runs the suites (npm test -- --help). R2R_DIST names a folder that is built already.
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiled = resolve(root, process.env.R2R_DIST ?? 'dist');
if (process.env.R2R_DIST === undefined) {
  const { status } = spawnSync(process.execPath, [resolve(root, 'tools/build.mjs')], { stdio: 'inherit' });
  if (status !== 0) process.exit(2);
}

// With --watch, jest looks at the compiled output, and the compiler at the sources.
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const watching = ['-p', root, '--watch', '--outDir', compiled, '--tsBuildInfoFile', resolve(compiled, '.tsbuildinfo')];
const compiler = process.argv.includes('--watch') ? spawn(process.execPath, [tsc, ...watching], { stdio: 'ignore' }) : undefined;

const { npmTestCommand } = await import(pathToFileURL(resolve(compiled, 'conformance/runner/jest-host.js')).href);
try {
  await npmTestCommand(compiled).parseAsync();
} catch (error) {
  // A fault of the suite itself, not a finding.
  console.error(error);
  process.exitCode = 2;
} finally {
  compiler?.kill();
}
