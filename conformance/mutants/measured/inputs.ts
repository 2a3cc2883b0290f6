import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFetched, listPackages, packageFolder } from '../../world/packages.js';
import { FOLDER } from './measured.js';

const COMPILER = '10.0.12';

/** Builds the measured image again: Roslyn of the SDK, then crossgen2 10.0.12. @returns the image, or why it cannot be built here */
export function buildImage(folder: string): { bytes: Uint8Array; name: string } | { leftOut: string } {
  const compiler = listPackages().find(({ name, version }) => name.includes('crossgen2.linux-x64') && version === COMPILER);
  const sdk = newest('/usr/share/dotnet/sdk');
  const framework = newest('/usr/share/dotnet/shared/Microsoft.NETCore.App');
  if (compiler === undefined || !isFetched(compiler)) return { leftOut: `crossgen2 ${COMPILER} is not in the cache; npm run images brings it` };
  if (sdk === undefined || framework === undefined) return { leftOut: 'there is no .NET SDK below /usr/share/dotnet' };
  const references = readdirSync(framework).filter((name) => /^System.*\.dll$/.test(name) && !name.includes('Native')).map((name) => `-r:${join(framework, name)}`);
  const compile = (source: string, output: string, ...options: string[]): void =>
    void execFileSync('dotnet', [join(sdk, 'Roslyn', 'bincore', 'csc.dll'), '-nologo', '-optimize+', '-deterministic', ...references, ...options, `-out:${output}`, join(FOLDER, source)]);
  mkdirSync(join(folder, 'il'));
  const dependency = join(folder, 'dep.dll');
  compile('dep.cs', dependency, '-t:library');
  compile('app.cs', join(folder, 'il', 'app.dll'), '-t:exe', `-r:${dependency}`);
  const crossgen2 = join(packageFolder(compiler), 'tools', 'crossgen2');
  chmodSync(crossgen2, 0o755);
  const image = join(folder, 'app.dll');
  execFileSync(crossgen2, [join(folder, 'il', 'app.dll'), '-o', image, '-r', join(framework, '*.dll'), '-r', dependency, '--targetos', 'linux', '--targetarch', 'x64', '-O'], { stdio: 'ignore' });
  return { bytes: new Uint8Array(readFileSync(image)), name: 'app.dll' };
}

function newest(folder: string): string | undefined {
  const versions = existsSync(folder) ? readdirSync(folder).sort((a, b) => a.localeCompare(b, 'en', { numeric: true })) : [];
  const last = versions.at(-1);
  return last === undefined ? undefined : join(folder, last);
}
