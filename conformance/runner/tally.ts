import { isFinding, noCounts, type ResultRecord, type ResultsLine } from './results.js';

/** Counts results on their way to the stream, and ends the run with as many findings as it may have. */
export class Tally {
  readonly totals = noCounts();
  bailed = false;

  /** @param stop called once, with the last result that goes to the stream */
  constructor(
    private readonly maximumFindings: number | undefined,
    private readonly sink: (line: ResultsLine) => void,
    private readonly stop: () => void,
  ) {}

  readonly add = (result: ResultRecord): void => {
    if (this.bailed) return;
    this.totals[result.verdict]++;
    this.sink(result);
    const { fail, error } = this.totals;
    if (!isFinding(result.verdict) || fail + error !== this.maximumFindings) return;
    this.bailed = true;
    this.stop();
  };
}
