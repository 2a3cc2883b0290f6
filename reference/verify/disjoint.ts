import type { ByteRange } from '../io/ranges.js';
import type { Fault } from './finding.js';
import type { Claim } from './rule.js';

/**
 * Gathers byte ranges while they are read, of which no two may have a byte in common, unless they begin at the same one: what is
 * shared is shared as a whole.
 */
export class Disjoint {
  /** Where each range ends, by where it begins. */
  private readonly ends = new Map<number, number>();

  /** @param what they are, in the plural */
  constructor(
    readonly claim: Claim,
    private readonly path: string,
    private readonly what: string,
  ) {}

  add({ start, end }: ByteRange): void {
    if (end > start) this.ends.set(start, Math.max(end, this.ends.get(start) ?? 0));
  }

  *faults(): Iterable<Fault> {
    const starts = Float64Array.from(this.ends.keys()).sort();
    for (let at = 0; at + 1 < starts.length; at++) {
      const start = starts[at];
      const next = starts[at + 1];
      const end = this.ends.get(start) ?? start;
      if (end > next) yield { range: { start, end }, path: this.path, message: `${this.what} at 0x${start.toString(16)} end inside those at 0x${next.toString(16)}` };
    }
  }
}
