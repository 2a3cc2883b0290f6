/** Says on standard error how far a long run is: on a terminal in one line that is rewritten, elsewhere every tenth. */
export class Progress {
  private done = 0;
  private readonly started = performance.now();

  constructor(private readonly total: number) {}

  step(faults: number): void {
    this.done++;
    const { done, total } = this;
    const tenth = Math.floor((done * 10) / total) > Math.floor(((done - 1) * 10) / total);
    if (!tenth && !(process.stderr.isTTY && done % 100 === 0)) return;
    const line = `${done} of ${total} inputs, ${faults} faults, ${Math.round((performance.now() - this.started) / 1000)} s`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}\x1b[K${done === total ? '\n' : ''}` : `${line}\n`);
  }
}
