import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { packageRoot } from '../contract/package-root.js';
import { FETCH_COMMAND } from '../world/paths.js';
import { coldRuns } from './cold-process.js';
import { coreLibraries } from './core-libraries.js';
import { calls, throughRunner } from './throughput.js';

/** One line of the table. */
interface Measurement {
  readonly what: string;
  readonly value: string;
  /** What was aimed at, where something was. */
  readonly target: string;
}

const RESULTS = '.r2r/bench.json';
const CLI = fileURLToPath(new URL('../../tools/cli/main.js', import.meta.url));

new Command('bench')
  .description(`Measures the suite and the reader, prints a table and writes ${RESULTS}. Progress goes to standard error.`)
  .parse();

const rows: Measurement[] = [];
const results: Record<string, unknown> = {};

function note(key: string, result: unknown, what: string, value: string, target = ''): void {
  results[key] = result;
  rows.push({ what, value, target });
}

/** @param work what takes its time; said before it starts */
async function measured<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  process.stderr.write(`${what} ...\n`);
  return work();
}

const perSecond = (value: number): string => `${value.toLocaleString('en')} a second`;

const direct = await measured('decodes, called', calls);
note('calls', direct, 'simple decodes, called as a function', perSecond(direct.perSecond));
const inModule = await measured('decodes, in a worker', () => throughRunner('module'));
note('module', inModule, 'simple vectors through the runner, in a worker', perSecond(inModule.perSecond), 'above 50,000');
const overStdio = await measured('decodes, over stdio', () => throughRunner('stdio'));
note('stdio', overStdio, 'simple vectors through the runner, over stdio', perSecond(overStdio.perSecond), 'above 20,000');

const { found, missing } = coreLibraries();
for (const { label, path, size } of found) {
  const identified = await measured(`r2r identify ${label}`, () => coldRuns(CLI, ['identify', path], 5));
  note(`identify ${label}`, identified, `r2r identify ${label}, cold`, `${identified.medianSeconds.toFixed(2)} s, ${Math.round(identified.peakMegabytes)} MB`);
  const dumped = await measured(`r2r dump ${label}`, () => coldRuns(CLI, ['dump', path, '--format=facts'], 3));
  const value = `${dumped.medianSeconds.toFixed(2)} s, ${Math.round(dumped.peakMegabytes)} MB, ${(size / 1e6 / dumped.medianSeconds).toFixed(1)} MB/s`;
  note(`dump ${label}`, { ...dumped, size }, `r2r dump --format=facts ${label}, cold`, value, label.includes('10.0') ? 'a C# reader: 1.7 s, 264 MB' : '');
}

console.table(Object.fromEntries(rows.map(({ what, ...row }) => [what, row])));
for (const name of missing) console.log(`left out: ${name} is not in the image cache; \`${FETCH_COMMAND}\` brings it`);
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: availableParallelism(), load: loadavg()[0] };
console.log(`node ${machine.node}, ${machine.cores} cores (${machine.cpu}), load ${machine.load.toFixed(1)}; medians`);
mkdirSync(join(packageRoot(), '.r2r'), { recursive: true });
writeFileSync(join(packageRoot(), RESULTS), `${JSON.stringify({ date: new Date().toISOString(), machine, results }, undefined, 2)}\n`);
