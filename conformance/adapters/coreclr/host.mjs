// Builds the host program once, into the machine's temporary folder, named by its sources.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const SOURCES = ['Host.cs', 'host.csproj'];

/** The path of the host program. Throws if it cannot be built. */
export function hostProgram() {
  const hash = createHash('sha256');
  for (const source of SOURCES) hash.update(readFileSync(join(FOLDER, source)));
  const built = join(tmpdir(), `r2r-coreclr-host-${hash.digest('hex').slice(0, 16)}`);
  if (!existsSync(built)) build(built);
  return join(built, 'host.dll');
}

function build(built) {
  const made = mkdtempSync(join(tmpdir(), 'r2r-coreclr-build-'));
  try {
    const options = ['--configuration', 'Release', '--nologo', '--verbosity', 'quiet', '--output', join(made, 'out'), '--artifacts-path', join(made, 'artifacts')];
    const { status, stdout, error } = spawnSync('dotnet', ['build', join(FOLDER, 'host.csproj'), ...options], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the host cannot be built: ${error?.message ?? stdout}`);
    // Whoever comes second keeps what the first has built.
    if (!existsSync(built)) renameSync(join(made, 'out'), built);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
