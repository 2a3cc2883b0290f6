import { noCounts, type Counts, type ResultRecord } from '../runner/results.js';

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
