import { R2RError } from '../errors.js';

/** What an image brings by InjectStringThunks: pairs in their order, with values that count from its first table slot. */
export interface ThunkSource {
  readonly tableBase: number;
  readonly thunks: readonly { readonly key: string; readonly value: number }[];
  /** The machine of the image; WASM32 if left out. */
  readonly machine?: string;
}

/** A complete table at one time: key -> index in the function table. It never changes. */
export type ThunkSnapshot = ReadonlyMap<string, number>;

/** An injection between reading the table and exchanging it. */
export interface Injection {
  readonly source: ThunkSource;
  readonly read: ThunkSnapshot;
}

/**
 * The table of string thunks of the process (wasm-r2r 7.1): a pointer to a snapshot, which readers follow without a lock and
 * writers exchange only if it still is the one that they read. Nothing is removed, and a key keeps its first thunk.
 */
export class ThunkTable {
  private current: ThunkSnapshot | undefined;

  /** The runtime begins; no image may inject before it. */
  create(): void {
    this.current ??= new Map();
  }

  /** What a reader sees from now on; empty before the table is created. */
  snapshot(): ThunkSnapshot {
    return this.current ?? new Map<string, number>();
  }

  find(key: string): number | undefined {
    return this.current?.get(key);
  }

  /** How many pairs of the source have keys that the table lacks, and what `commit` needs. @throws R2RError `thunk-table.absent` */
  begin(source: ThunkSource): { injection: Injection; missing: number } {
    if (!isForWasm(source)) return { injection: { source, read: this.snapshot() }, missing: 0 };
    if (this.current === undefined) throw new R2RError('thunk-table.absent', 'thunks are injected before the table is created');
    const read = this.current;
    return { injection: { source, read }, missing: source.thunks.filter(({ key }) => !read.has(key)).length };
  }

  /** Exchanges the table if nobody else did since `begin`: the number of added keys, else undefined. */
  commit({ source, read }: Injection): number | undefined {
    if (this.current !== read) return undefined;
    const next = new Map(read);
    for (const { key, value } of source.thunks) if (!next.has(key)) next.set(key, source.tableBase + value);
    this.current = next;
    return next.size - read.size;
  }

  /** Adds the pairs of a source, as often as it takes: the number of added keys. @throws R2RError `thunk-table.absent` */
  inject(source: ThunkSource): number {
    for (;;) {
      const { injection, missing } = this.begin(source);
      if (missing === 0) return 0;
      const added = this.commit(injection);
      if (added !== undefined) return added;
    }
  }
}

/** Other targets ignore InjectStringThunks wholly (wasm-r2r 5.1). */
function isForWasm({ machine = 'WASM32' }: ThunkSource): boolean {
  return machine === 'WASM32';
}
