/** Says how far a long run is: on a terminal in one line that is rewritten, elsewhere a line for each tenth. */
export class Progress {
  private done = 0;
  private findings = 0;
  private readonly started = performance.now();

  constructor(private readonly total: number) {}

  step(findings: number): void {
    this.done++;
    this.findings += findings;
    const { done, total } = this;
    if (process.stdout.isTTY) process.stdout.write(`\r${this.line()}\x1b[K${done === total ? '\n' : ''}`);
    else if (Math.floor((done * 10) / total) > Math.floor(((done - 1) * 10) / total)) console.log(this.line());
  }

  private line(): string {
    const seconds = Math.round((performance.now() - this.started) / 1000);
    return `${this.done} of ${this.total} files, ${this.findings} findings, ${seconds} s`;
  }
}
