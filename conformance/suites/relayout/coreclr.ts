import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isFetched, listPackages, packageFolder } from '../../world/packages.js';
import { FETCH_COMMAND } from '../../world/paths.js';

/** The framework that the committed images were compiled against; larger version bubbles run on no other. */
const FRAMEWORK_VERSION = '10.0.14';
const TIME_LIMIT_MS = 60_000;

export interface CoreClr {
  readonly command: string;
  readonly runtimeConfig: string;
}

/** What a program did. */
export interface Observed {
  readonly stdout: string;
  /** The signal, if it was ended by one. */
  readonly exit: number | string;
  /** The methods for which the runtime had to make code. */
  readonly jitted: ReadonlySet<string>;
}

/** Lays out a runtime with the framework of the package in a folder, or says what is missing for that. */
export function layOutCoreClr(folder: string): CoreClr | { readonly missing: string } {
  const dotnet = findDotnet();
  if (dotnet === undefined) return { missing: 'there is no `dotnet` on this machine; a .NET SDK brings it' };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { missing: 'the programs run on Linux x64 only' };
  const item = listPackages().find(({ name, version }) => name === 'microsoft.netcore.app.runtime.linux-x64' && version === FRAMEWORK_VERSION);
  if (item === undefined || !isFetched(item)) return { missing: `the framework ${FRAMEWORK_VERSION} is not in the cache; \`${FETCH_COMMAND}\` brings it` };
  const pack = join(packageFolder(item), 'runtimes', 'linux-x64');
  const framework = join(folder, 'shared', 'Microsoft.NETCore.App', FRAMEWORK_VERSION);
  const host = join(folder, 'host', 'fxr', FRAMEWORK_VERSION);
  mkdirSync(framework, { recursive: true });
  mkdirSync(host, { recursive: true });
  for (const part of [join(pack, 'lib', 'net10.0'), join(pack, 'native')]) {
    for (const name of readdirSync(part)) symlinkSync(join(part, name), join(framework, name));
  }
  symlinkSync(join(pack, 'native', 'libhostfxr.so'), join(host, 'libhostfxr.so'));
  // It looks for its parts where the file really lies.
  copyFileSync(dotnet, join(folder, 'dotnet'));
  return { command: join(folder, 'dotnet'), runtimeConfig: JSON.stringify({ runtimeOptions: { framework: { name: 'Microsoft.NETCore.App', version: FRAMEWORK_VERSION } } }) };
}

function findDotnet(): string | undefined {
  const folders = [process.env.DOTNET_ROOT, ...(process.env.PATH ?? '').split(':')];
  for (const folder of folders) {
    if (folder === undefined || folder === '') continue;
    const path = join(folder, 'dotnet');
    if (existsSync(path) && existsSync(join(dirname(realpathSync(path)), 'host'))) return realpathSync(path);
  }
  return undefined;
}

/**
 * Runs a program without tiering.
 * @param config file with the runtime configuration
 * @param program path of its assembly
 * @param log a file that the runtime writes; a name that is not taken
 */
export async function runProgram({ command }: CoreClr, config: string, program: string, log: string): Promise<Observed> {
  const env = { ...process.env, DOTNET_TieredCompilation: '0', DOTNET_JitStdOutFile: log, DOTNET_JitDisasmSummary: '1' };
  return new Promise((resolve, reject) => {
    const child = spawn(command, ['exec', '--runtimeconfig', config, program], { env, stdio: ['ignore', 'pipe', 'ignore'], timeout: TIME_LIMIT_MS, killSignal: 'SIGKILL' });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ stdout, exit: code ?? String(signal), jitted: jittedMethods(log) }));
  });
}

/** From lines such as `   3: JIT compiled A.P:Loc() [FullOpts, IL size=46, code size=38]`. */
function jittedMethods(log: string): Set<string> {
  const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
  return new Set(text.split('\n').flatMap((line) => /^\s*\d+: JIT compiled (.*) \[[^[]*$/.exec(line)?.[1] ?? []));
}
