import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { globSync } from 'glob';
import { MutantError, mutated, type Mutant } from './mutant.js';
import type { Slip } from './slip.js';
import { firstChange, transpiled } from './transpile.js';

/** The compiled reference as it is, and copies of it with one file exchanged. Copies are hard links. */
export class CompiledReference {
  /** By the names of the sources without their ending: `reference/io/cursor`. */
  private readonly texts = new Map<string, { source: string; compiled: string }>();
  private readonly base: string;

  /** @param folder where the compiled files are put */
  constructor(root: string, folder: string) {
    this.base = join(folder, 'base');
    rmSync(this.base, { recursive: true, force: true });
    for (const file of globSync('reference/**/*.ts', { cwd: root, posix: true }).sort()) {
      const source = readFileSync(join(root, file), 'utf8');
      const compiled = transpiled(source, file);
      this.texts.set(file, { source, compiled });
      const target = join(this.base, compiledName(file));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, compiled);
    }
    writeFileSync(join(this.base, 'package.json'), '{ "type": "module" }\n');
  }

  get url(): string {
    return entry(this.base);
  }

  /** Undefined if the compiled file is the same: only types were changed. */
  slip(mutant: Mutant): Slip | undefined {
    const text = this.texts.get(mutant.file);
    if (text === undefined) throw new MutantError(`${mutant.id}: there is no file ${mutant.file}`);
    const compiled = transpiled(mutated(text.source, mutant), mutant.file);
    if (compiled === text.compiled) return undefined;
    const code = createHash('sha256').update(compiled).digest('hex').slice(0, 12);
    return { mutant, compiled, code, offset: firstChange(text.compiled, compiled) };
  }

  /** The files that import a file, and those that import these, by their compiled names. */
  importersOf(file: string): string[] {
    const importing = `/${compiledName(file).split('/').slice(-1)[0]}'`;
    return [...this.texts].filter(([, { compiled }]) => compiled.includes(importing)).map(([name]) => compiledName(name));
  }

  /** Makes a copy with the slip in `folder`, and gives the URL of its operations. */
  copyTo(folder: string, mutant: Mutant, compiled: string): string {
    rmSync(folder, { recursive: true, force: true });
    linkAll(this.base, folder);
    exchange(join(folder, compiledName(mutant.file)), compiled);
    return entry(folder);
  }

  /** A copy of the whole package, for suites, as built in `dist`; the reference in it is the compiled one of here. */
  packageIn(folder: string, root: string, dist: string): void {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(root)) if (!name.startsWith('dist') && name !== '.r2r' && name !== '.git') symlinkSync(join(root, name), join(folder, name));
    for (const part of ['conformance', 'tools']) linkAll(join(dist, part), join(folder, 'dist', part), '.js');
    linkAll(join(this.base, 'reference'), join(folder, 'dist', 'reference'));
  }

  /** Runs something while the copy of the package has the slip. */
  async withSlip<T>(folder: string, mutant: Mutant, compiled: string, run: () => Promise<T>): Promise<T> {
    const name = compiledName(mutant.file);
    const file = join(folder, 'dist', name);
    exchange(file, compiled);
    try {
      return await run();
    } finally {
      unlinkSync(file);
      linkSync(join(this.base, name), file);
    }
  }
}

/** `reference/io/cursor.js` of `reference/io/cursor.ts`. */
export function compiledName(file: string): string {
  return file.replace(/\.ts$/, '.js');
}

function entry(folder: string): string {
  return pathToFileURL(join(folder, 'reference/operations/index.js')).href;
}

/** A link is taken away before something else is written: otherwise all copies would change. */
function exchange(file: string, text: string): void {
  unlinkSync(file);
  writeFileSync(file, text);
}

function linkAll(from: string, to: string, ending = ''): void {
  mkdirSync(to, { recursive: true });
  for (const each of readdirSync(from, { withFileTypes: true })) {
    if (each.isDirectory()) linkAll(join(from, each.name), join(to, each.name), ending);
    else if (each.name.endsWith(ending)) linkSync(join(from, each.name), join(to, each.name));
  }
}
