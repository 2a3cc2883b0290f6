// Compiles the sources into dist/, incrementally: `npm test`, `npm run spec` and `prepare` call this, so `r2r` never runs old code.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', root], { stdio: 'inherit' });
if (status === 0) linkCommand();
process.exitCode = status ?? 2;

/** npm links the commands of other packages only. With the link, `node_modules/.bin/r2r` starts without npm in between. */
function linkCommand() {
  const commands = path.join(root, 'node_modules', '.bin');
  if (process.platform === 'win32' || !existsSync(commands)) return;
  const { bin } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const [name, file] of Object.entries(bin)) {
    const link = path.join(commands, name);
    chmodSync(path.join(root, file), 0o755);
    if (!existsSync(link)) symlinkSync(path.relative(commands, path.join(root, file)), link);
  }
}
