import type { Metadata } from '../metadata/metadata.js';

/** How many generic parameters types and methods have (ECMA-335 II.22.20); counted once for each module. */
export class GenericCounts {
  private readonly known = new Map<Metadata, Map<number, number>>();

  /** @param owner a token of TypeDef or MethodDef @throws R2RError `metadata.coded-index` */
  of(metadata: Metadata, owner: number): number {
    const counts = this.known.get(metadata) ?? countOwners(metadata);
    this.known.set(metadata, counts);
    return counts.get(owner) ?? 0;
  }
}

function countOwners(metadata: Metadata): Map<number, number> {
  const counts = new Map<number, number>();
  for (let rid = 1; rid <= metadata.rowCount('GenericParam'); rid++) {
    const owner = metadata.get('GenericParam', rid, 'Owner');
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return counts;
}
