// program.run on CoreCLR: the program of the vector as a process.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

/** What a shell adds to the number of the signal that ended a process. */
const SIGNAL = 128;

let installed;

/** The builds of the framework on this machine. */
function frameworks() {
  installed ??= spawnSync('dotnet', ['--list-runtimes'], { encoding: 'utf8' })
    .stdout.split('\n')
    .flatMap((line) => /^Microsoft\.NETCore\.App (\S+)/.exec(line)?.[1] ?? []);
  return installed;
}

/** Why the runtime cannot be had; undefined if it can. */
export function lacksFramework({ version, framework }) {
  const wanted = framework ?? version;
  return frameworks().some((each) => each === wanted || each.startsWith(`${wanted}.`)) ? undefined : `the framework ${wanted} is not installed`;
}

/** Runs the program whose files lie in the folder. */
export function runProgram(folder, select, { version, framework }, env) {
  const config = join(folder, 'runtimeconfig.json');
  writeFileSync(config, JSON.stringify({ runtimeOptions: { rollForward: framework === undefined ? 'LatestPatch' : 'Disable', framework: { name: 'Microsoft.NETCore.App', version: framework ?? `${version}.0` } } }));
  const { status, signal, stdout } = spawnSync('dotnet', ['exec', '--runtimeconfig', config, join(folder, select)], { env, encoding: 'utf8', timeout: 20_000 });
  return { exitCode: status ?? SIGNAL + constants.signals[signal], stdout };
}
