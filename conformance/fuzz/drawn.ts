import type { Random } from './random.js';

/** Keeps what was made of the things that one of many draws has come to, until there is another draw. */
export class Drawn<Thing, Made> {
  private number: number | undefined;
  private things: readonly Thing[] = [];
  private readonly kept = new Map<Thing, Made>();

  constructor(private readonly make: (thing: Thing) => Made) {}

  /** So many of all things. @param number of the draw: the same number, seed and things give the same ones */
  draw(number: number, count: number, all: readonly Thing[], random: Random): readonly Thing[] {
    if (number !== this.number) {
      this.number = number;
      this.things = Array.from({ length: count }, () => random.pick(all));
      this.kept.clear();
    }
    return this.things;
  }

  /** Kept only of what was drawn. */
  made(thing: Thing): Made {
    const known = this.kept.get(thing);
    if (known !== undefined) return known;
    const made = this.make(thing);
    if (this.things.includes(thing)) this.kept.set(thing, made);
    return made;
  }
}
