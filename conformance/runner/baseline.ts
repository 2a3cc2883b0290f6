import type { BaselineLine } from './baseline-file.js';
import { globPattern, isGlob } from './glob-pattern.js';
import { didYouMean } from './nearest.js';
import { isFinding, type ResultRecord } from './results.js';

/** The lines of a baseline over the vectors of a corpus: which line counts for which vector. */
export class Baseline {
  private readonly lineOfVector = new Map<string, BaselineLine>();
  private readonly vectorsOfLine: ReadonlyMap<BaselineLine, string[]>;
  private readonly today = new Date().toISOString().slice(0, 10);

  /** @param ids of all vectors of the corpus, not only of those that are run */
  constructor(
    readonly lines: readonly BaselineLine[],
    private readonly ids: readonly string[],
  ) {
    const exact = new Map(lines.map((line) => [line.id, line]));
    const globs = lines.filter(({ id }) => isGlob(id)).sort((left, right) => right.id.length - left.id.length);
    const patterns = globs.map((line) => ({ line, pattern: globPattern(line.id) }));
    const vectors = new Map<BaselineLine, string[]>(lines.map((line) => [line, []]));
    for (const id of ids) {
      const line = exact.get(id) ?? patterns.find(({ pattern }) => pattern.test(id))?.line;
      if (line === undefined) continue;
      this.lineOfVector.set(id, line);
      vectors.get(line)?.push(id);
    }
    this.vectorsOfLine = vectors;
  }

  lineOf(id: string): BaselineLine | undefined {
    return this.lineOfVector.get(id);
  }

  vectorsOf(line: BaselineLine): string[] {
    return this.vectorsOfLine.get(line) ?? [];
  }

  isExpired({ expires }: BaselineLine): boolean {
    return expires < this.today;
  }

  /** What is wrong with a line whatever the run gives; undefined if nothing is. */
  disorder(line: BaselineLine): string | undefined {
    if (this.isExpired(line)) return `line ${line.id} of the baseline expired on ${line.expires}`;
    if (this.vectorsOf(line).length > 0) return undefined;
    const meant = isGlob(line.id) ? ' that no other line lists' : didYouMean(line.id, this.ids);
    return `line ${line.id} of the baseline matches no vector${meant}`;
  }
}

/** True if a result is the failure that a line expects. */
export function isExpected({ verdict, failure }: ResultRecord, { expect }: BaselineLine): boolean {
  return isFinding(verdict) && (expect === verdict || expect === failure);
}
