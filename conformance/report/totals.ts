import { noCounts, VERDICTS, type Counts, type ResultRecord, type Verdict } from '../runner/results.js';

export interface Totals {
  all: Counts;
  /** In the order of the results. */
  areas: Map<string, Counts>;
}

export function totalsOf(results: Iterable<ResultRecord>): Totals {
  const totals: Totals = { all: noCounts(), areas: new Map() };
  for (const { area, verdict } of results) {
    let counts = totals.areas.get(area);
    if (!counts) totals.areas.set(area, (counts = noCounts()));
    counts[verdict]++;
    totals.all[verdict]++;
  }
  return totals;
}

/** The verdicts that a table of counts has columns for: those that occur, and the two that everybody looks for. */
export function shownVerdicts(all: Counts): Verdict[] {
  return VERDICTS.filter((verdict) => all[verdict] > 0 || verdict === 'pass' || verdict === 'fail');
}
