/** So many suggestions are of use. */
const SUGGESTIONS = 3;

/** Of `names`, those that look most like `wanted`, letter case aside: names that contain it, then those that take the fewest edits. */
export function nearest(wanted: string, names: Iterable<string>): string[] {
  const needle = wanted.toLowerCase();
  const limit = Math.max(2, Math.ceil(needle.length / 3));
  const scored: [distance: number, name: string][] = [];
  for (const name of new Set(names)) {
    const candidate = name.toLowerCase();
    const distance = candidate.includes(needle) ? (candidate.length - needle.length) / candidate.length : edits(needle, candidate, limit);
    if (distance <= limit) scored.push([distance, name]);
  }
  return scored.sort(([a, left], [b, right]) => a - b || left.localeCompare(right)).slice(0, SUGGESTIONS).map(([, name]) => name);
}

/** The end of a sentence about a name that is none: what may have been meant, or nothing. */
export function didYouMean(wanted: string, names: Iterable<string>): string {
  const near = nearest(wanted, names);
  return near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
}

/** Insertions, deletions and replacements from one text to the other; more than `limit` is Infinity. */
function edits(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return Infinity;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[to.length] <= limit ? row[to.length] : Infinity;
}
