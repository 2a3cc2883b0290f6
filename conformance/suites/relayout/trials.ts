import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram, type CoreClr, type Observed } from './coreclr.js';
import { layOutPrograms, relaid, type RunnableProgram } from './programs.js';

const ATTEMPTS = 8;

export interface Outcome {
  readonly title: string;
  /** What differs; nothing if the relaid programs behave as the original. */
  readonly findings: readonly string[];
  /** Methods that are jitted if there is only IL, and not in the original: without any, the program proves nothing. */
  readonly native: number;
}

/** Runs programs as they were compiled, from IL, and laid out anew. */
export class Trials {
  private runs = 0;
  private readonly fromIl = new Map<string, Promise<Observed>>();

  /** @param folder for all that is written */
  constructor(
    private readonly runtime: CoreClr,
    private readonly folder: string,
  ) {}

  async examine(program: RunnableProgram, seeds: readonly number[]): Promise<Outcome> {
    const { title, recorded, file } = program;
    const findings: string[] = [];
    const original = await this.run(program, 'original', (_, bytes) => bytes);
    if (original.stdout !== recorded.stdout || original.exit !== recorded.exitCode) findings.push(`the original ends with ${original.exit} and does not print what is recorded`);
    const il = await this.ilRun(file);
    for (const seed of seeds) {
      findings.push(...(await this.examineSeed(program, seed, original)).map((difference) => `seed ${seed}: ${difference}`));
    }
    return { title, findings, native: [...il.jitted].filter((method) => !original.jitted.has(method)).length };
  }

  /** What a program jits can depend on when its threads run: then both run again, until they once do the same. */
  private async examineSeed(program: RunnableProgram, seed: number, first: Observed): Promise<readonly string[]> {
    const originals = [first];
    let found: readonly string[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) originals.push(await this.run(program, 'original', (_, bytes) => bytes));
      const observed = await this.run(program, `seed ${seed}`, (name, bytes) => relaid(name, bytes, seed));
      const all = originals.map((original) => differences(original, observed));
      if (all.some((each) => each.length === 0)) return [];
      found = all[0];
    }
    return found;
  }

  private async ilRun(file: string): Promise<Observed> {
    const known = this.fromIl.get(file) ?? this.start(undefined, file, 'il', (_, bytes) => bytes);
    this.fromIl.set(file, known);
    return known;
  }

  private async run({ variant, file }: RunnableProgram, name: string, change: (name: string, bytes: Uint8Array) => Uint8Array): Promise<Observed> {
    return this.start(variant, file, join(variant, name), change);
  }

  private async start(variant: string | undefined, file: string, name: string, change: (name: string, bytes: Uint8Array) => Uint8Array): Promise<Observed> {
    const folder = join(this.folder, name);
    const config = join(folder, 'runtimeconfig.json');
    if (!existsSync(config)) {
      layOutPrograms(folder, variant, change);
      writeFileSync(config, this.runtime.runtimeConfig);
    }
    return runProgram(this.runtime, config, join(folder, file), join(folder, `jitted-${this.runs++}.txt`));
  }
}

function differences(original: Observed, observed: Observed): string[] {
  const missing = [...original.jitted].filter((method) => !observed.jitted.has(method));
  const surplus = [...observed.jitted].filter((method) => !original.jitted.has(method));
  return [
    ...(observed.exit === original.exit ? [] : [`ends with ${observed.exit}, not ${original.exit}`]),
    ...(observed.stdout === original.stdout ? [] : ['prints something else']),
    ...(surplus.length === 0 ? [] : [`${surplus.length} methods more are jitted: ${surplus.slice(0, 3).join(', ')}`]),
    ...(missing.length === 0 ? [] : [`${missing.length} methods are not jitted: ${missing.slice(0, 3).join(', ')}`]),
  ];
}
