import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Outcome } from './outcome.js';

/** The outcomes of a run so far, one a line, so that a run which was cut off goes on where it stood. */
export class Journal {
  readonly outcomes = new Map<string, Outcome>();

  constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) return;
    const lines = readFileSync(file, 'utf8').split('\n');
    // Behind the last line end there may be half a line.
    for (const line of lines.slice(0, -1)) {
      const outcome = JSON.parse(line) as Outcome;
      this.outcomes.set(outcome.id, outcome);
    }
  }

  add(outcome: Outcome): void {
    this.outcomes.set(outcome.id, outcome);
    appendFileSync(this.file, `${JSON.stringify(outcome)}\n`);
  }
}
