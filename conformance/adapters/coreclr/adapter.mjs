// CoreCLR 10 as an implementation of image.accept and program.run: the real runtime loads the files of the vector.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { hostProgram } from './host.mjs';
import { lacksFramework, runProgram } from './program.mjs';

export const name = 'coreclr';
export const language = 'C++';
export const targets = ['AMD64', 'ARM64', 'ARMNT', 'I386'];

let missing;

/** Why nothing can be asked on this machine; undefined if a .NET SDK is there. */
function lacksDotnet() {
  missing ??= spawnSync('dotnet', ['--version']).error === undefined ? '' : 'there is no .NET SDK on this machine; `apt-get install dotnet-sdk-10.0` brings it';
  return missing || undefined;
}

/** What the host process cannot be made to do. */
function beyond({ version, machine, os, dynamicCode, profiler, loaded }) {
  if (version !== '10.0') return `.NET ${version}`;
  if (machine !== 'AMD64' || os !== 'Linux' || process.arch !== 'x64' || process.platform !== 'linux') return `${machine} ${os}`;
  if (profiler === true) return 'a profiler';
  // Their ids would be those of one build of the framework, and the answers with them.
  if (loaded !== undefined) return 'assemblies that are loaded by their ids alone';
  return dynamicCode ? lacksDotnet() : 'a runtime that compiles nothing';
}

function environment({ readyToRun = true, exclude = [] }) {
  return {
    ...process.env,
    DOTNET_TieredCompilation: '0',
    // The host itself runs from IL in both cases; that of the framework does not matter.
    ...(readyToRun ? {} : { DOTNET_ReadyToRun: '0' }),
    ...(exclude.length === 0 ? {} : { DOTNET_ReadyToRunExcludeList: exclude.join(' ') }),
    DOTNET_DbgEnableMiniDump: '0',
  };
}

/** Runs the host: how the process ended, and its lines. */
function run(folder, select, runtime, ...more) {
  const { status, signal, stdout } = spawnSync('dotnet', [hostProgram(), join(folder, select), runtime.load ?? 'file', ...(runtime.before ?? []).map((name) => `--before=${name}`), ...more], {
    env: environment(runtime),
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { crashed: signal !== null || status !== 0, lines: stdout.split('\n').filter(Boolean) };
}

const tokensOf = (lines, what) => [...new Set(lines.filter((line) => line.endsWith(` ${what}`)).map((line) => line.slice(0, 8)))].sort();

function acceptance(folder, select, runtime) {
  const { crashed, lines } = run(folder, select, runtime, ...(runtime.cells === true ? ['--cells'] : []));
  const cells = lines.includes('cells end') ? { unfilled: lines.flatMap((line) => /^cell (.+)/.exec(line)?.[1] ?? []) } : {};
  const answer = (outcome, methods = {}) => ({ outcome, dropped: [], throwsAtCall: [], ...methods });
  if (crashed) return answer('fatal');
  if (lines[0]?.startsWith('refused')) return answer('refuse');
  const [native, jitted, throwsAtCall] = ['native', 'jitted', 'throws'].map((what) => tokensOf(lines, what));
  if (native.length === 0 && throwsAtCall.length === 0) return answer('ignore', cells);
  // The listener compiles methods of its own, so it runs only where code was not used.
  const rejected = jitted.length === 0 ? [] : tokensOf(run(folder, select, runtime, '--rejected').lines, 'rejected');
  return answer('accept', { dropped: rejected.filter((token) => jitted.includes(token)), throwsAtCall, ...cells });
}

/** Answers from the files of a vector, which lie in a folder meanwhile. */
function withFiles(files, answer) {
  const folder = mkdtempSync(join(tmpdir(), 'r2r-coreclr-'));
  try {
    for (const file of files) writeFileSync(join(folder, basename(file.name)), file.bytes === undefined ? readFileSync(file.path) : Buffer.from(file.bytes, 'base64'));
    return { accepted: answer(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const operations = {
  'image.accept': ({ files, select, runtime }) => {
    const reason = beyond(runtime);
    return reason === undefined ? withFiles(files, (folder) => acceptance(folder, select, runtime)) : { unsupported: reason };
  },
  'program.run': ({ files, select, runtime }) => {
    const reason = beyond(runtime) ?? lacksFramework(runtime);
    return reason === undefined ? withFiles(files, (folder) => runProgram(folder, select, runtime, environment(runtime))) : { unsupported: reason };
  },
};
