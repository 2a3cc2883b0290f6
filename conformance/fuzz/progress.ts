import { inputsOf, type Tally } from './tally.js';

const EVERY_MS = { terminal: 200, elsewhere: 30_000 };

/** Says on standard error how far a long run is: on a terminal in one line that is rewritten, elsewhere now and then. */
export class Progress {
  private readonly started = performance.now();
  private shown = this.started;

  /** @param total of inputs; Infinity if time ends the run */
  constructor(private readonly total: number) {}

  show(tally: Tally): void {
    const now = performance.now();
    const done = inputsOf(tally) + tally.leftOut;
    const { isTTY } = process.stderr;
    if (now - this.shown < (isTTY ? EVERY_MS.terminal : EVERY_MS.elsewhere) && done < this.total) return;
    this.shown = now;
    const line = `${done}${this.total === Infinity ? '' : ` of ${this.total}`} inputs, ${tally.faults.length} faults, ${Math.round((now - this.started) / 1000)} s`;
    process.stderr.write(isTTY ? `\r${line}\x1b[K${done >= this.total ? '\n' : ''}` : `${line}\n`);
  }
}
