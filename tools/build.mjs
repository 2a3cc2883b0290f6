// Compiles the sources into dist/, incrementally: `npm test`, `npm run spec` and `prepare` call this, so `r2r` never runs old code.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const result = spawnSync(process.execPath, [tsc, '-p', root], { stdio: 'inherit' });
process.exit(result.status ?? 2);
