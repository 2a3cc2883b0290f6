const REDRAW_MS = 100;

/** One line on a terminal that says how far a run over several files is. Elsewhere, and for one file, nothing. */
export class Progress {
  private done = 0;
  private drawn = 0;
  private readonly shown: boolean;

  constructor(
    private readonly total: number,
    private readonly stream: NodeJS.WriteStream = process.stderr,
  ) {
    this.shown = total > 1 && stream.isTTY;
  }

  /** Before a file is read. */
  begin(name: string): void {
    this.done++;
    const now = performance.now();
    if (!this.shown || now - this.drawn < REDRAW_MS) return;
    this.drawn = now;
    this.stream.write(`\r\x1b[K${this.done} of ${this.total}  ${name}`.slice(0, (this.stream.columns ?? 80) + 3));
  }

  /** Before anything else is written to the terminal. */
  clear(): void {
    if (this.shown && this.drawn > 0) this.stream.write('\r\x1b[K');
  }
}
