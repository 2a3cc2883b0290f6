import { createHash } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'glob';
import { readWorldManifest, rowsOf, worldManifestPath, type FileRow, type WorldManifest } from '../../conformance/world/manifest.js';
import { packageFolder, type Package } from '../../conformance/world/packages.js';
import { classify, KINDS } from './classify.js';
import { fileDigest } from './integrity.js';

/** Writes `world.json` anew from the packages in the cache (after a change of packages.json; all must be there). */
export async function writeManifest(packages: Package[]): Promise<void> {
  const manifest: WorldManifest = { kinds: KINDS, columns: ['file', 'size', 'sha256', 'kind', 'formatVersion'], packages: [] };
  for (const item of packages) {
    if (item.holds === 'framework') manifest.packages.push({ name: item.name, version: item.version, files: await readRows(item) });
  }
  const path = worldManifestPath();
  await writeFile(`${path}.new`, format(manifest));
  await rename(`${path}.new`, path);
}

/** One sentence for each file of the package, unpacked in `folder`, that is not what `world.json` says. */
export async function verifyFiles(item: Package, folder: string): Promise<string[]> {
  const findings: string[] = [];
  for (const [file, size, sha256] of rowsOf(readWorldManifest(), item)) {
    const path = join(folder, file);
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (!found) findings.push(`${file}: missing`);
    else if (found.size !== size) findings.push(`${file}: ${found.size} bytes instead of ${size}`);
    else if ((await fileDigest(path, 'sha256', 'hex')) !== sha256) findings.push(`${file}: another SHA-256`);
  }
  return findings;
}

async function readRows(item: Package): Promise<FileRow[]> {
  const files = (await glob('**/*.{dll,exe}', { cwd: packageFolder(item), posix: true })).sort();
  const rows: FileRow[] = [];
  for (const file of files) {
    const bytes = await readFile(join(packageFolder(item), file));
    const found = classify(bytes);
    if (!found) continue;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { kind, formatVersion } = found;
    rows.push(formatVersion ? [file, bytes.length, sha256, kind, formatVersion] : [file, bytes.length, sha256, kind]);
  }
  return rows;
}

/** One row a line: a change of one file is a change of one line. */
function format(manifest: WorldManifest): string {
  const packages = manifest.packages.map(
    ({ name, version, files }) =>
      `    { "name": "${name}", "version": "${version}", "files": [\n${files.map((row) => `      ${JSON.stringify(row)}`).join(',\n')}\n    ] }`,
  );
  const head = JSON.stringify({ kinds: manifest.kinds, columns: manifest.columns }, undefined, 2).slice(0, -2);
  return `${head},\n  "packages": [\n${packages.join(',\n')}\n  ]\n}\n`;
}
