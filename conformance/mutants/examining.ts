import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FromExaminer, Kill, ToExaminer } from './protocol.js';

const EXAMINER = fileURLToPath(new URL('./examiner.js', import.meta.url));
/** A process keeps every copy of the reference that it has loaded. */
const COPIES_EACH = 40;
const HEAP_MB = 3072;
const TICK_MS = 500;

/** Puts questions to a process that runs vectors; one that hangs or dies is replaced. */
export class Examining {
  private child: ChildProcess | undefined;
  private copies = 0;

  /**
   * @param underWay the file in which the process says at which vector it is
   * @param patience so many seconds of work may a vector cost
   * @param vectors their ids by number
   * @param flags of V8
   */
  constructor(
    private readonly underWay: string,
    private readonly patience: number,
    private readonly vectors: readonly string[],
    private readonly flags: readonly string[] = [],
  ) {
    writeFileSync(underWay, '');
  }

  /** The families' names. Starts the process. */
  async families(): Promise<string[]> {
    const answer = await this.start();
    if (answer.answer !== 'families') throw new Error('the process that runs vectors does not begin with their families');
    return answer.families;
  }

  /** The answer, or the vector at which the process hung or died. */
  async ask(question: ToExaminer): Promise<FromExaminer> {
    if (this.child === undefined || this.copies >= COPIES_EACH) {
      this.stop();
      await this.start();
    }
    this.copies++;
    this.child?.send(question);
    return this.next(question.ask === 'examine');
  }

  stop(): void {
    this.child?.removeAllListeners();
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }

  private start(): Promise<FromExaminer> {
    this.copies = 0;
    this.child = fork(EXAMINER, [this.underWay], { execArgv: [`--max-old-space-size=${HEAP_MB}`, ...this.flags], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    return this.next(false);
  }

  /** @param mayFail a hang or an end is the fault of the copy under examination, and a kill */
  private next(mayFail: boolean): Promise<FromExaminer> {
    const { child } = this;
    let errors = '';
    return new Promise((resolve, reject) => {
      const lost = (how: string): void => {
        done();
        this.stop();
        if (mayFail) resolve({ answer: 'examined', kill: { vector: this.vectorUnderWay(), how } });
        else reject(new Error(`the process that runs vectors ${how}\n${errors}`));
      };
      let [last, since] = [this.vectorUnderWay(), secondsOf(child)];
      const ticks = setInterval(() => {
        const [now, seconds] = [this.vectorUnderWay(), secondsOf(child)];
        if (now !== last) [last, since] = [now, seconds];
        else if (mayFail && seconds - since > this.patience) lost(`no answer within ${this.patience} s`);
      }, TICK_MS);
      const done = (): void => {
        clearInterval(ticks);
        child?.removeAllListeners();
        child?.stderr?.removeAllListeners();
      };
      child?.once('message', (answer: FromExaminer) => {
        done();
        resolve(answer);
      });
      child?.once('exit', (code, signal) => lost(`ended with ${code ?? signal}`));
      child?.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
    });
  }

  private vectorUnderWay(): string {
    const bytes = readFileSync(this.underWay);
    return (bytes.length === 4 ? this.vectors[bytes.readUInt32LE()] : undefined) ?? '(none)';
  }
}

/** The kill of an answer. */
export function killOf(answer: FromExaminer): Kill | undefined {
  if (answer.answer !== 'examined') throw new Error(`the process that runs vectors answered ${answer.answer}`);
  return answer.kill;
}

const CLOCK_TICKS_A_SECOND = 100;

/** How long a process has worked, where the system tells (Linux), so that a busy machine is no hang; else the time of day. */
function secondsOf(child: ChildProcess | undefined): number {
  try {
    // Behind the name, which is in parentheses: state is field 3, user and system time are fields 14 and 15 (proc(5)).
    const fields = readFileSync(`/proc/${child?.pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_A_SECOND;
  } catch (error) {
    // No such system, or the process has just ended.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return performance.now() / 1000;
    throw error;
  }
}
