import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isLarge, ROUND } from './cases.js';
import type { Fault } from './examine.js';
import { add, emptyTally, type Tally } from './tally.js';
import type { FromWorker, ToWorker } from './worker.js';

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));
/** A reader that wants more than this is stopped by its process; the largest description needs far less. */
const HEAP_MB = 2048;
/** A process that has not answered by then is killed. Slow answers below that are faults too, but cost no process. */
const PATIENCE_SECONDS = { small: 15, large: 90, round: 120 };
/** A process that has just been started reads the corpus first. */
const STARTING_SECONDS = 60;

/** The rounds of a run by number; undefined when there is to be no further one. */
export type NextRound = () => number | undefined;

/**
 * Runs rounds of inputs in so many processes. A round over which a process dies or hangs is run again input by input; an
 * input over which it does so again is a fault.
 */
export async function runRounds(seed: number, next: NextRound, jobs: number, onRound: (round: number, tally: Tally) => void): Promise<void> {
  await Promise.all(Array.from({ length: jobs }, () => new Server(seed).serve(next, onRound)));
}

class Server {
  private worker: ChildProcess | undefined;

  constructor(private readonly seed: number) {}

  async serve(next: NextRound, onRound: (round: number, tally: Tally) => void): Promise<void> {
    for (let round = next(); round !== undefined; round = next()) onRound(round, await this.round(round));
    this.worker?.disconnect();
  }

  private async round(round: number): Promise<Tally> {
    const first = round * ROUND;
    const together = await this.ask({ first, count: ROUND }, PATIENCE_SECONDS.round);
    if ('tally' in together) return together.tally;
    console.error(`inputs ${first} to ${first + ROUND - 1}: ${together.detail}; now one by one`);
    const tally = emptyTally();
    for (let index = first; index < first + ROUND; index++) {
      const alone = await this.ask({ first: index, count: 1 }, isLarge(index) ? PATIENCE_SECONDS.large : PATIENCE_SECONDS.small);
      const answer = 'tally' in alone ? alone : await this.ask({ lost: index, fault: alone }, PATIENCE_SECONDS.large);
      if (!('tally' in answer)) throw new Error(`input ${index} of seed ${this.seed} cannot be made: ${answer.detail}`);
      add(tally, answer.tally);
    }
    return tally;
  }

  /** The answer, or how the process was lost. */
  private ask(message: ToWorker, seconds: number): Promise<FromWorker | Fault> {
    const patience = this.worker === undefined ? seconds + STARTING_SECONDS : seconds;
    const worker = (this.worker ??= start(this.seed));
    return new Promise((resolve) => {
      const done = (answer: FromWorker | Fault): void => {
        clearTimeout(timer);
        worker.removeAllListeners();
        resolve(answer);
      };
      const lost = (kind: 'hang' | 'crash', detail: string): void => {
        this.worker = undefined;
        if (worker.connected) worker.disconnect();
        worker.kill('SIGKILL');
        done({ kind, detail });
      };
      const timer = setTimeout(() => lost('hang', `no answer within ${patience} s`), patience * 1000);
      worker.on('message', done);
      worker.on('exit', (code, signal) => lost('crash', `the process ended with ${code ?? signal}`));
      worker.send(message);
    });
  }
}

function start(seed: number): ChildProcess {
  const worker = fork(WORKER, { execArgv: [`--max-old-space-size=${HEAP_MB}`, '--max-semi-space-size=32'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  worker.send({ seed } satisfies ToWorker);
  return worker;
}
