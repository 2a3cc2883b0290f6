import { ImplementationError, launcherFor } from '../contract/load.js';
import type { Answer, Fault, OperationName, Vector } from '../contract/protocol.js';
import { Conversations } from './conversations.js';
import { Dumps } from './dumps.js';
import { familyQuestions, FAMILY_PREFIX, keysOf, type FamilyChoice, type FamilyQuestion } from './family-questions.js';
import { globPattern } from './glob-pattern.js';
import { judge } from './judge.js';
import type { TestOptions } from './options.js';
import type { ExitCode } from './run.js';
import { shellWord } from './shell-word.js';

/** How many findings are printed. */
const SHOWN = 20;
const PROGRESS_MS = 5000;

type Counts = Record<'pass' | 'fail' | 'error' | 'unsupported', number>;

/** Whether a command line asks for nothing of the corpus. */
export function asksFamiliesAlone({ all, only }: TestOptions): boolean {
  return all !== undefined && only !== undefined && only.every((id) => id.startsWith(FAMILY_PREFIX));
}

/** Whether it asks for members of the families: those of the wasm area, which rest on no single requirement. */
export function asksFamilies({ all, only, area, requirement, level, formatVersion, target }: TestOptions): boolean {
  if (all === undefined || [requirement, level, formatVersion, target].some((option) => option !== undefined)) return false;
  return (only === undefined || only.some((id) => id.startsWith(FAMILY_PREFIX))) && (area === undefined || area.includes('wasm'));
}

/**
 * Asks an implementation for the members of the families that are too large for the corpus, and says what came out. They are
 * counted, and are not in the stream of results.
 * @param program how the run was called, for the command that repeats a finding
 * @param print where findings and totals go
 */
export async function runFamilies(options: TestOptions, program: string, cwd: string, print: (text: string) => void = (text) => process.stdout.write(text)): Promise<ExitCode> {
  try {
    return await new Families(options, program, print).run(cwd);
  } catch (error) {
    if (!(error instanceof ImplementationError)) throw error;
    process.stderr.write(`r2r: ${error.message}\n`);
    return 2;
  }
}

class Families {
  private readonly counts = new Map<OperationName, Counts>();
  private readonly choice: FamilyChoice;
  private readonly started = performance.now();
  private readonly dumps = new Dumps();
  private shown = performance.now();
  private keys = 0;
  private findings = 0;
  private stop: () => void = () => undefined;

  constructor(
    private readonly options: TestOptions,
    private readonly program: string,
    private readonly print: (text: string) => void,
  ) {
    const { all, shard, only } = options;
    this.choice = { count: all === true ? undefined : all, shard, only: only?.filter((id) => id.startsWith(FAMILY_PREFIX)).map(globPattern) };
  }

  async run(cwd: string): Promise<ExitCode> {
    const { impl, timeout, jobs = 1 } = this.options;
    const conversations = await Conversations.start<FamilyQuestion>(launcherFor(impl, cwd), { timeout: timeout * 1000, jobs }, ({ vector }, answer) => this.answered(vector, answer));
    this.stop = () => conversations.stop();
    try {
      await conversations.ask(familyQuestions(this.choice, conversations.hello, () => this.keys++));
    } finally {
      conversations.stop();
    }
    this.showTotals();
    return this.findings === 0 ? 0 : 1;
  }

  private answered(vector: Vector, answer: Answer | Fault): void {
    const { verdict, reason } = 'fault' in answer ? { verdict: 'error' as const, reason: `${answer.fault}: ${answer.detail}` } : judge(vector, answer, { grade: 'rejected', dumps: this.dumps });
    const counts = this.counts.get(vector.operation) ?? { pass: 0, fail: 0, error: 0, unsupported: 0 };
    this.counts.set(vector.operation, counts);
    counts[verdict]++;
    this.showProgress();
    if (verdict === 'pass' || verdict === 'unsupported') return;
    if (++this.findings <= SHOWN) this.print(`${verdict.toUpperCase()} ${vector.id}\n  ${reason}\n  repeat   ${this.repeat(vector.id)}\n`);
    const { bail } = this.options;
    if (bail !== undefined && this.findings >= Number(bail)) this.stop();
  }

  private repeat(id: string): string {
    const { impl } = this.options;
    return [this.program, '--all', ...(impl === undefined ? [] : [`--impl=${shellWord(impl)}`]), `--only=${id}`].join(' ');
  }

  /** Answers come in without a pause, so that no timer would find its turn. */
  private showProgress(): void {
    const now = performance.now();
    if (now - this.shown < PROGRESS_MS) return;
    this.shown = now;
    process.stderr.write(`keys: ${this.keys} of ${keysOf(this.choice)}, ${this.findings} findings, ${this.seconds()} s\n`);
  }

  private showTotals(): void {
    this.print(`\nkeys of thunks beyond the corpus: ${this.keys} in ${this.seconds()} s\n`);
    for (const [operation, { pass, fail, error, unsupported }] of this.counts) this.print(`${operation.padEnd(12)} ${pass} pass, ${fail} fail, ${error} error, ${unsupported} unsupported\n`);
    if (this.counts.size === 0) this.print('none of their operations is supported\n');
  }

  private seconds(): string {
    return ((performance.now() - this.started) / 1000).toFixed(1);
  }
}
