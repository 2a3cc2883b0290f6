import type { Metadata } from './metadata.js';
import { token, type Token } from './tokens.js';

/** The names of generic parameters by their owner (ECMA-335 II.22.20), collected at the first question. */
export class GenericParameters {
  private byOwner: Map<number, string[]> | undefined;

  constructor(private readonly metadata: Metadata) {}

  /** The names of the generic parameters of a TypeDef or MethodDef, by number; empty if it has none. */
  names(owner: Token): readonly string[] {
    this.byOwner ??= this.collect();
    return this.byOwner.get(owner) ?? [];
  }

  private collect(): Map<number, string[]> {
    const { metadata } = this;
    const byOwner = new Map<number, string[]>();
    for (let rid = 1; rid <= metadata.rowCount('GenericParam'); rid++) {
      const owner = token(metadata.get('GenericParam', rid, 'Owner'));
      const names = byOwner.get(owner) ?? [];
      // The numbers of an owner ascend from 0; where they do not, the position in the table stands in.
      names.push(metadata.text('GenericParam', rid, 'Name'));
      byOwner.set(owner, names);
    }
    return byOwner;
  }
}
