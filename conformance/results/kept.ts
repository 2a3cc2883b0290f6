import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../contract/package-root.js';

/** An implementation whose reports are kept. */
export interface Kept {
  name: string;
  about: string;
  /** What has to be on the machine. */
  needs: string;
  /** The program by which one sees whether it is, and a command that brings it. */
  program: string;
  broughtBy: string;
  /** Of `r2r test`, in the folder of the package. */
  options: string[];
}

/** The forms that are kept, by the ends of the files' names. */
export const FORMS = { json: '.json', md: '.md', requirements: '.requirements.md' } as const;
export type Form = keyof typeof FORMS;
export type Texts = Record<Form, string>;

/** A line that says what is missing on this machine, and how to get it; undefined if nothing is. */
export function lackOf({ needs, program, broughtBy }: Kept, path: string = process.env.PATH ?? ''): string | undefined {
  const found = path.split(delimiter).some((folder) => existsSync(join(folder, program)));
  return found ? undefined : `left out: it needs ${needs}; \`${broughtBy}\` brings it`;
}

const CLI = fileURLToPath(new URL('../../tools/cli/main.js', import.meta.url));
const FOLDER = join(packageRoot(), 'conformance/results');

export function keptImplementations(): Kept[] {
  return JSON.parse(readFileSync(join(FOLDER, 'implementations.json'), 'utf8')) as Kept[];
}

export function fileOf({ name }: Kept, form: Form): string {
  return join(FOLDER, `${name}${FORMS[form]}`);
}

/** Runs the suite and returns its reports, or what was printed if the run could not be done. */
export function madeNow({ options }: Kept): { texts: Texts } | { problem: string } {
  const folder = mkdtempSync(join(tmpdir(), 'r2r-results-'));
  try {
    const files = eachForm((form) => join(folder, `report.${form}`));
    const reports = Object.entries(files).map(([form, file]) => `--report=${form}:${file}`);
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'test', ...options, `--results=${join(folder, 'run.jsonl')}`, ...reports], {
      cwd: packageRoot(),
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0 && status !== 1) return { problem: stderr.trim() };
    return { texts: eachForm((form) => readFileSync(files[form], 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The first line in which two reports differ, of whichever form; undefined if they say the same. The hash of the corpus
 * alone makes no difference: of a corpus that changed elsewhere the report would be the same.
 */
export function firstDifference(kept: Texts, now: Texts): { form: Form; kept: string; now: string } | undefined {
  const [left, right] = [withoutCorpus(kept), withoutCorpus(now)];
  for (const form of Object.keys(FORMS) as Form[]) {
    const [before, after] = [left[form].split('\n'), right[form].split('\n')];
    const index = Array.from({ length: Math.max(before.length, after.length) }).findIndex((_, line) => before[line] !== after[line]);
    if (index >= 0) return { form, kept: before[index] ?? '(no line)', now: after[index] ?? '(no line)' };
  }
  return undefined;
}

function withoutCorpus(texts: Texts): Texts {
  const hash = /"corpusHash": "([0-9a-f]{64})"/.exec(texts.json)?.[1] ?? '';
  return eachForm((form) => texts[form].replaceAll(hash, '(corpus)').replaceAll(hash.slice(0, 12), '(corpus)'));
}

export function eachForm(textOf: (form: Form) => string): Texts {
  return { json: textOf('json'), md: textOf('md'), requirements: textOf('requirements') };
}
