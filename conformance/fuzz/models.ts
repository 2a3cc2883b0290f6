import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../tools/cli/main.js', import.meta.url));
const MOST_TEXT = 64 * 1024 * 1024;

/** The model of an image as `r2r dump --format=json` gives it; undefined for a file that has none. */
export function modelOf(bytes: Uint8Array): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'r2r-fuzz-'));
  try {
    const file = join(folder, 'image.dll');
    writeFileSync(file, bytes);
    const { stdout } = spawnSync(process.execPath, [COMMAND, 'dump', file, '--format=json'], { encoding: 'utf8', maxBuffer: MOST_TEXT });
    return stdout === '' ? undefined : JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
