/** Gives equal values the same number: values are compared by content, objects that come again are recognized at once. */
export class ContentIds {
  private readonly byObject = new WeakMap<object, number>();
  private readonly byContent = new Map<string, number>();

  of(value: unknown): number {
    if (typeof value !== 'object' || value === null) return this.numberOf(`${typeof value} ${String(value)}`);
    const known = this.byObject.get(value);
    if (known !== undefined) return known;
    const content = Array.isArray(value)
      ? `[${value.map((item) => this.of(item)).join()}]`
      : `{${Object.entries(value).map(([name, member]) => `${name}:${this.of(member)}`).join()}}`;
    const id = this.numberOf(content);
    this.byObject.set(value, id);
    return id;
  }

  private numberOf(content: string): number {
    const known = this.byContent.get(content);
    if (known !== undefined) return known;
    this.byContent.set(content, this.byContent.size);
    return this.byContent.size - 1;
  }
}
