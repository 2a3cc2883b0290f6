import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../conformance/contract/package-root.js';
import type { Package } from '../../conformance/world/packages.js';
import { checkIntegrity } from './integrity.js';
import { run } from './run.js';

/**
 * Unpacks a package into `folder`, through the registry that npm is configured with; gives the folder of its content.
 * Throws if the archive is not the pinned one.
 */
export async function fetchNpm(item: Package, folder: string): Promise<string> {
  const npm = process.env.npm_execpath;
  const [program, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const pack = ['pack', `${item.name}@${item.version}`, '--ignore-scripts', '--silent', '--pack-destination', folder];
  await run(program, [...first, ...pack], { cwd: packageRoot() });
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new Error('npm pack wrote no .tgz');
  await checkIntegrity(join(folder, archive), item.integrity);
  await run('tar', ['-xzf', archive], { cwd: folder });
  return join(folder, 'package');
}
