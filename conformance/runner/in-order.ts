/** Hands items on in a given order, in which they need not come. */
export class InOrder<T> {
  private readonly waiting = new Map<string, T>();
  private next = 0;

  /** @param ids in the order that is wanted, each once */
  constructor(
    private readonly ids: readonly string[],
    private readonly handOn: (item: T) => void,
  ) {}

  add(id: string, item: T): void {
    this.waiting.set(id, item);
    for (; this.next < this.ids.length; this.next++) {
      const due = this.ids[this.next];
      const found = this.waiting.get(due);
      if (found === undefined) return;
      this.waiting.delete(due);
      this.handOn(found);
    }
  }
}
