import { isExpected, type Baseline } from './baseline.js';
import { writeBaseline, type BaselineLine } from './baseline-file.js';
import type { BaselineUse } from './baseline-check.js';
import { isFinding, type ResultRecord } from './results.js';

/** A new line holds for so many days. */
const DAYS = 90;
const LONGEST_REASON = 200;

/**
 * Writes the failures of a run to the baseline. Lines that still hold stay as they are, also those of vectors that are not in
 * this run; nothing that has expired is prolonged, so it still fails the run.
 */
export class BaselineUpdate implements BaselineUse {
  private readonly failures = new Map<string, ResultRecord>();
  /** The vectors of this run that have not failed. */
  private readonly others = new Map<string, ResultRecord>();

  constructor(
    private readonly file: string,
    private readonly baseline: Baseline,
  ) {}

  judged(result: ResultRecord): ResultRecord {
    if (!isFinding(result.verdict)) {
      if (result.verdict !== 'leftOut') this.others.set(result.id, result);
      return result;
    }
    this.failures.set(result.id, result);
    const line = this.baseline.lineOf(result.id);
    if (line !== undefined && this.baseline.isExpired(line)) return { ...result, reason: `${result.reason} (line ${line.id} of the baseline expired on ${line.expires})` };
    return { ...result, verdict: 'expectedFail', reason: `${result.reason} (now in the baseline)` };
  }

  complaints(): string[] {
    const kept = this.baseline.lines.flatMap((line) => this.kept(line));
    const added = [...this.failures.values()].filter(({ id }) => this.baseline.lineOf(id) === undefined).map(newLine);
    writeBaseline(this.file, [...kept, ...added]);
    return kept.filter((line) => this.baseline.isExpired(line)).map(({ id, expires }) => `line ${id} of the baseline expired on ${expires}`);
  }

  /** What becomes of a line: itself, one for each of its vectors that may still fail, or nothing. */
  private kept(line: BaselineLine): BaselineLine[] {
    const vectors = this.baseline.vectorsOf(line);
    const left = vectors.filter((id) => !this.others.has(id));
    const failures = left.flatMap((id) => this.failures.get(id) ?? []);
    const passes = vectors.some((id) => this.others.get(id)?.verdict === 'pass');
    if (left.length > 0 && !passes && failures.every((result) => isExpected(result, line))) return [line];
    return left.map((id) => ({ ...line, id, expect: this.expectOf(id, line) }));
  }

  private expectOf(id: string, line: BaselineLine): BaselineLine['expect'] {
    const result = this.failures.get(id);
    return result === undefined || isExpected(result, line) ? line.expect : kindOf(result);
  }
}

function newLine(result: ResultRecord): BaselineLine {
  const expires = new Date(Date.now() + DAYS * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return { id: result.id, expect: kindOf(result), reason: (result.reason ?? result.verdict).slice(0, LONGEST_REASON), expires };
}

function kindOf({ verdict, failure }: ResultRecord): BaselineLine['expect'] {
  return failure ?? (verdict === 'error' ? 'error' : 'fail');
}
