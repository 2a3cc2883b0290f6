import { compareFacts, factsHash } from '../../../contract/facts-compare.js';
import type { Json } from '../../../contract/facts-canonical.js';
import { readDump } from '../../../world/dumps.js';
import { FACET_NAMES, facetValue, isFacetName, type FacetName } from '../../../../reference/facts/facts.js';
import type { Check, Subject } from '../subject.js';

/** The facts view equals a third party's dump, in every field but rendered names; for framework images, its hashes. */
export const dump: Check = {
  name: 'dump',
  *run(subject: Subject): Iterable<string> {
    yield* compareWithDump(subject);
    yield* compareWithHashes(subject);
  },
};

function* compareWithDump(subject: Subject): Iterable<string> {
  if (subject.item.dump === undefined) return;
  const theirs = readDump(subject.item.dump);
  for (const name of FACET_NAMES) {
    const ours = jsonOf(subject, name);
    for (const mode of ['compared', 'all'] as const) {
      const difference = compareFacts(name, theirs[name] ?? null, ours, mode);
      subject.looked(`facets compared with a dump, mode ${mode}`);
      if (difference) yield `${name} (${mode}): ${JSON.stringify(difference)}`;
    }
  }
}

function* compareWithHashes(subject: Subject): Iterable<string> {
  for (const { facet, mode, hash } of subject.item.facets ?? []) {
    if (!isFacetName(facet)) yield `${facet}: no such facet`;
    else if (factsHash(facet, jsonOf(subject, facet), mode) !== hash) yield `${facet} (${mode}): another hash than the dump's`;
    subject.looked(`facets compared with the hash of a dump, mode ${mode}`);
  }
}

function jsonOf(subject: Subject, name: FacetName): Json {
  return JSON.parse(JSON.stringify(facetValue(subject.image, name)));
}
