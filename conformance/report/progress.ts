import { isFinding, type ResultsLine } from '../runner/results.js';

const REDRAW_MS = 100;

/** One line that is drawn over and over on a terminal while a run is under way. */
export class Progress {
  private vectors = 0;
  private done = 0;
  private findings = 0;
  private drawn = 0;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  note(line: ResultsLine): void {
    if (line.record === 'run') this.vectors = line.vectors;
    if (line.record === 'result') {
      this.done++;
      if (isFinding(line.verdict)) this.findings++;
    }
    const now = performance.now();
    if (line.record === 'end' || line.record === 'problem') this.stream.write('\r\x1b[K');
    else if (now - this.drawn > REDRAW_MS) {
      this.drawn = now;
      this.stream.write(`\r\x1b[K${this.done} of ${this.vectors} vectors, ${this.findings} failures`);
    }
  }
}
