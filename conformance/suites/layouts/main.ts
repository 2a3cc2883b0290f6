import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Command } from 'commander';
import { packageRoot } from '../../contract/package-root.js';
import { loaderOver, type Loader } from './loader.js';
import { lowerAll, type Lowered } from './lower-all.js';
import { compareSizes } from './struct-sizes.js';

const SOURCES = ['StructSizes.cs', 'StructSizes.csproj'];
/** Vector<T> has 16 bytes. */
const AS_ON_WASM = { DOTNET_EnableAVX2: '0' };
const MAX_OUTPUT = 1 << 28;
const SHOWN = 20;

const command = new Command('layouts')
  .description('Loads the types of real assemblies, lowers all their methods for wasm32, and compares the sizes of structs without pointers with those of the runtime.')
  .argument('[folders...]', 'folders with assemblies; left out: the newest Microsoft.NETCore.App of the .NET SDK')
  .parse();

process.exitCode = main(command.args);

/** 0: every method is lowered and every size agrees; 1: one does not; 2: there is no .NET SDK. */
function main(given: readonly string[]): number {
  let folders: readonly string[];
  let printed: string;
  try {
    folders = given.length > 0 ? given : [newestFramework()];
    printed = measuredSizes(folders);
  } catch (error) {
    console.log(`the sizes need a .NET SDK: ${error instanceof Error ? error.message.split('\n', 2).join(' ') : String(error)}`);
    return 2;
  }
  const loader = loaderOver(folders);
  const isLowered = lower(folders, loader);
  const { count, different } = compareSizes(printed, loader);
  for (const line of different.slice(0, SHOWN)) console.log(line);
  console.log(`${count} sizes of structs compared with the runtime: ${different.length} differ`);
  return isLowered && different.length === 0 ? 0 : 1;
}

function lower(folders: readonly string[], loader: Loader): boolean {
  const lowered: Lowered = { methods: 0, keys: new Set(), refused: new Map() };
  const start = performance.now();
  const names = folders.flatMap((folder) => readdirSync(folder)).filter((name) => name.endsWith('.dll'));
  for (const name of names) lowerAll(basename(name, '.dll'), loader, lowered);
  const { methods, keys, refused } = lowered;
  console.log(`${methods} methods of ${names.length} files lowered to ${keys.size} keys in ${Math.round(performance.now() - start)} ms`);
  for (const [code, { count, example }] of refused) console.log(`  refused: ${count} with ${code}, for example ${example}`);
  return refused.size === 0;
}

/** The last line of `dotnet --list-runtimes` for it: `Microsoft.NETCore.App 10.0.0 [/usr/share/dotnet/shared/Microsoft.NETCore.App]`. */
function newestFramework(): string {
  const lines = execFileSync('dotnet', ['--list-runtimes'], { encoding: 'utf8' }).split('\n');
  const found = lines.map((line) => /^Microsoft\.NETCore\.App (\S+) \[(.*)\]$/.exec(line)).filter((match) => match !== null).at(-1);
  if (found === undefined) throw new Error('no runtime is installed');
  return join(found[2], found[1]);
}

function measuredSizes(folders: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'r2r-layouts-'));
  try {
    for (const name of SOURCES) copyFileSync(join(packageRoot(), 'conformance', 'suites', 'layouts', name), join(folder, name));
    execFileSync('dotnet', ['build', '-c', 'Release', '-o', 'out', '--nologo', '-v', 'quiet'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    return execFileSync('dotnet', [join(folder, 'out', 'StructSizes.dll'), ...folders], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: MAX_OUTPUT, env: { ...process.env, ...AS_ON_WASM } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
