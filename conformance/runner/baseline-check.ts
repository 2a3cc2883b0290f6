import { isExpected, type Baseline } from './baseline.js';
import type { BaselineLine } from './baseline-file.js';
import { isFinding, type ResultRecord } from './results.js';

/** What a run does with its results before they are counted and told. */
export interface BaselineUse {
  judged(result: ResultRecord): ResultRecord;
  /** After the last result: what fails the run besides results, each a sentence. @throws BaselineError */
  complaints(): string[];
}

/** Holds a run against a baseline: what is listed has to fail, and in the way that is listed. */
export class BaselineCheck implements BaselineUse {
  /** The vectors that turned out unable to pass or fail, by line. */
  private readonly idle = new Map<BaselineLine, number>();

  constructor(private readonly baseline: Baseline) {}

  judged(result: ResultRecord): ResultRecord {
    const line = this.baseline.lineOf(result.id);
    if (line === undefined || result.verdict === 'leftOut') return result;
    const { id, expect, expires, reason, link } = line;
    const told = (verdict: ResultRecord['verdict'], more: string): ResultRecord => ({ ...result, verdict, reason: more });
    if (result.verdict === 'pass') return told('fail', `it passes, and line ${id} of the baseline expects it to fail (${expect}): take it out there`);
    if (!isFinding(result.verdict)) {
      this.idle.set(line, (this.idle.get(line) ?? 0) + 1);
      return result;
    }
    if (this.baseline.isExpired(line)) return told(result.verdict, `${result.reason} (line ${id} of the baseline expired on ${expires})`);
    if (!isExpected(result, line)) return told(result.verdict, `${result.reason} (line ${id} of the baseline expects another failure: ${expect})`);
    return told('expectedFail', `${result.reason} (expected until ${expires}: ${reason}${link === undefined ? '' : `, ${link}`})`);
  }

  complaints(): string[] {
    return this.baseline.lines.flatMap((line) => this.baseline.disorder(line) ?? this.idleness(line) ?? []);
  }

  private idleness(line: BaselineLine): string | undefined {
    if (this.idle.get(line) !== this.baseline.vectorsOf(line).length) return undefined;
    return `line ${line.id} of the baseline matches nothing that can fail: what it lists is unsupported or informative`;
  }
}
