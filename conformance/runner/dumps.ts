import type { Json } from '../contract/facts-canonical.js';
import { readJson } from './corpus.js';
import { locate } from './operands.js';

/** The vectors of one dump stand side by side, so the last one read is enough. */
export class Dumps {
  private path: string | undefined;
  private content: Record<string, Json> = {};

  /** A facet as the dump has it; null if it has none. @param path relative to `conformance/` */
  facet(path: string, facet: string): Json {
    if (path !== this.path) {
      this.content = readJson(locate(path)) as Record<string, Json>;
      this.path = path;
    }
    return this.content[facet] ?? null;
  }
}
