import type { PortableEntryPoint } from './portable-entry-point.js';

/** A method that can wait for the thunk of its signature. */
export interface WaitingMethod {
  readonly key: string;
  readonly allocator: string;
  readonly entryPoint: PortableEntryPoint;
}

/**
 * The methods that R2R code cannot call yet because no image brought their thunk (wasm-r2r 7.4), by loader allocator. The mark
 * of a method, not its place in a list, says that it waits: an entry without its mark is dropped by the next scan.
 */
export class PendingQueue<Method extends WaitingMethod> {
  private readonly byAllocator = new Map<string, Method[]>();
  private readonly marked = new Set<Method>();
  private readonly destroyed = new Set<string>();

  waits(method: Method): boolean {
    return this.marked.has(method);
  }

  /** Every entry whose mark is set. */
  *waiting(): Iterable<Method> {
    for (const methods of this.byAllocator.values()) for (const method of methods) if (this.marked.has(method)) yield method;
  }

  /** A method waits once. That of an allocator which is gone is never looked at again. */
  add(method: Method): void {
    if (this.marked.has(method)) return;
    this.marked.add(method);
    if (this.destroyed.has(method.allocator)) return;
    const known = this.byAllocator.get(method.allocator);
    if (known === undefined) this.byAllocator.set(method.allocator, [method]);
    else if (!known.includes(method)) known.push(method);
  }

  /** The descriptor of a dynamic method gets another use: it does not wait. */
  recycle(method: Method): void {
    this.marked.delete(method);
  }

  /** Installs what `find` has by now, and returns the methods that got their thunk. */
  resolve(find: (key: string) => number | undefined): Method[] {
    const installed: Method[] = [];
    for (const [allocator, methods] of this.byAllocator) {
      const kept = methods.filter((method) => {
        if (!this.marked.has(method)) return false;
        const code = find(method.key);
        if (code === undefined) return true;
        if (method.entryPoint.trySetInterpreterThunk(code)) installed.push(method);
        this.marked.delete(method);
        return false;
      });
      this.byAllocator.set(allocator, kept);
    }
    return installed;
  }

  /** The allocator goes, and its methods with it. */
  unregister(allocator: string): void {
    this.byAllocator.delete(allocator);
    this.destroyed.add(allocator);
  }
}
