const INCREMENT = 0x6d2b79f5;

/** Whole numbers that depend on the seed alone (mulberry32). */
export class Random {
  constructor(private state: number) {}

  /** 0 .. `limit` - 1. */
  below(limit: number): number {
    this.state = (this.state + INCREMENT) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  /** The elements of a list in another order. */
  shuffle<T>(elements: readonly T[]): T[] {
    const list = [...elements];
    for (let last = list.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [list[last], list[other]] = [list[other], list[last]];
    }
    return list;
  }
}
