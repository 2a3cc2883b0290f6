import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Outcome } from './outcome.js';
import type { Slip } from './slip.js';

/** The outcomes of a run so far, one a line, so that a run which was cut off goes on where it stood. */
export class Journal {
  private readonly outcomes = new Map<string, Outcome>();

  constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) return;
    const lines = readFileSync(file, 'utf8').split('\n');
    // Behind the last line end there may be half a line.
    for (const line of lines.slice(0, -1)) this.note(JSON.parse(line) as Outcome);
  }

  of({ mutant, code }: Slip): Outcome | undefined {
    return this.outcomes.get(`${mutant.id} ${code}`);
  }

  add(outcome: Outcome): void {
    this.note(outcome);
    appendFileSync(this.file, `${JSON.stringify(outcome)}\n`);
  }

  private note(outcome: Outcome): void {
    this.outcomes.set(`${outcome.id} ${outcome.code}`, outcome);
  }
}
